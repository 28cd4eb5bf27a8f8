import { useMutation, useQueryClient } from '@tanstack/react-query';
import { interviewQuery } from '@/lib/api/get-interview';
import { api, body } from '@/lib/api-client';

/** Asks for an answer's evaluation once more; the results then say how it stands. */
export function useEvaluateAnswer(interviewId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (answerId: string) =>
      body(
        await api.POST('/api/answers/{answer_id}/evaluate', {
          params: { path: { answer_id: answerId } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: interviewQuery(interviewId).queryKey }),
  });
}
