import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type Session = Schemas['Session'];

/** Where one is signed in, the newest first; more than a hundred places nobody has. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => {
    const query = { limit: 100 };
    return body(await api.GET('/api/auth/sessions', { params: { query }, signal })).items;
  },
});
