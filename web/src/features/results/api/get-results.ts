import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { interviewQuery } from '@/lib/api/get-interview';
import { api, body, type Schemas } from '@/lib/api-client';
import { onServerEvent } from '@/lib/server-events';

export type Results = Schemas['Results'];
export type AnswerResult = Schemas['AnswerResult'];

/** Where no event comes through, such as behind a proxy that holds streams back. */
const POLL_MS = 15_000;

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

/** The results, and whenever an answer was evaluated the new ones. */
export function useResults(interviewId: string) {
  const queries = useQueryClient();
  const results = useQuery(resultsQuery(interviewId));
  const pending = results.data?.status === 'pending';
  useEffect(() => {
    if (!pending) return;
    const { queryKey } = interviewQuery(interviewId);
    return onServerEvent('evaluation', interviewId, () => {
      void queries.invalidateQueries({ queryKey });
    });
  }, [pending, interviewId, queries]);
  return results;
}
