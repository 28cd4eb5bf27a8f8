import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api-client';

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const reply = await api.GET('/api/auth/me', { signal });
    return reply.response.status === 401 ? null : body(reply);
  },
});
