import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type MadeLink = Schemas['MadeLink'];

/** The links to an interview's results, the newest first; never their addresses. */
export function sharesQuery(interviewId: string) {
  return queryOptions({
    queryKey: ['shares', interviewId],
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/interviews/{interview_id}/shares', {
          params: { path: { interview_id: interviewId }, query: { limit: 100 } },
          signal,
        }),
      ).items,
  });
}
