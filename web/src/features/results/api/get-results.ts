import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type Results = Schemas['Results'];
export type AnswerResult = Schemas['AnswerResult'];

const POLL_MS = 3_000;

/** The results; asked for again while they are still being made. */
export function resultsQuery(interviewId: string) {
  return queryOptions({
    queryKey: ['interviews', interviewId, 'results'],
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/interviews/{interview_id}/results', {
          params: { path: { interview_id: interviewId } },
          signal,
        }),
      ),
    refetchInterval: (query) => (query.state.data?.status === 'pending' ? POLL_MS : false),
  });
}
