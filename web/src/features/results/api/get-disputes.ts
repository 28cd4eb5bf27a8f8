import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { interviewQuery } from '@/lib/api/get-interview';
import { api, body, type Schemas } from '@/lib/api-client';
import { onServerEvent } from '@/lib/server-events';

export type Disputed = Schemas['Dispute'];

/** Where no event comes through, such as behind a proxy that holds streams back. */
const POLL_MS = 15_000;

/** One's disagreements with how an answer was judged, the newest first. */
export function disputesQuery(answerId: string) {
  return queryOptions({
    queryKey: ['disputes', answerId],
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/disputes', { params: { query: { answer_id: answerId } }, signal }))
        .items,
    refetchInterval: (query) => (isBeingJudgedAgain(query.state.data) ? POLL_MS : false),
  });
}

function isBeingJudgedAgain(disputes: readonly Disputed[] = []): boolean {
  return disputes.some(({ judged_again }) => judged_again.status === 'pending');
}

/** The disagreements; once an answer was judged again, what came of it and the new results. */
export function useDisputes(answerId: string, interviewId: string) {
  const queries = useQueryClient();
  const disputes = useQuery(disputesQuery(answerId));
  const pending = isBeingJudgedAgain(disputes.data);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !pending) {
      void queries.invalidateQueries({ queryKey: interviewQuery(interviewId).queryKey });
    }
    was.current = pending;
    if (!pending) return;
    return onServerEvent('evaluation', interviewId, () => {
      void queries.invalidateQueries({ queryKey: disputesQuery(answerId).queryKey });
    });
  }, [pending, answerId, interviewId, queries]);
  return disputes;
}
