import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type Profile = Schemas['Profile'];

/** One's own account, with what only oneself sees and sets. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: async ({ signal }) => body(await api.GET('/api/users/me', { signal })),
});
