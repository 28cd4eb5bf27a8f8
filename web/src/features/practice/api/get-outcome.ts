import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** The answer of a finished practice, with the scores of earlier attempts at its question. */
export function outcomeQuery(interviewId: string) {
  return queryOptions({
    queryKey: ['interviews', interviewId, 'outcome'],
    queryFn: async ({ signal }) => {
      const params = { path: { interview_id: interviewId } };
      const reply = await api.GET('/api/interviews/{interview_id}/results', { params, signal });
      return body(reply).answers[0] ?? null;
    },
  });
}
