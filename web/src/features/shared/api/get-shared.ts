import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type Shared = Schemas['SharedResults'];
export type SharedAnswer = Shared['results']['answers'][number];

/** What whoever has the link sees; the server has left out and covered what it does not show. */
export function sharedQuery(token: string) {
  return queryOptions({
    queryKey: ['shared', token],
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/shared/{token}', { params: { path: { token } }, signal })),
  });
}
