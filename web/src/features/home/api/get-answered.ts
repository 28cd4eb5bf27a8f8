import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Which questions of an interview have an answer, by id; skipped ones are done with as well. */
export function answeredQuery(interviewId: string) {
  return queryOptions({
    queryKey: ['interviews', interviewId, 'answered'],
    queryFn: async ({ signal }) => {
      const path = { interview_id: interviewId };
      const reply = await api.GET('/api/interviews/{interview_id}/results', {
        params: { path },
        signal,
      });
      return body(reply).answers.map(({ question_id }) => question_id);
    },
  });
}
