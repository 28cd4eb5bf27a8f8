import { useMutation, useQueryClient } from '@tanstack/react-query';
import { interviewQuery } from '@/lib/api/get-interview';
import { api, body } from '@/lib/api-client';

interface Correction {
  answerId: string;
  transcript: string;
}

/** Says what was really said; the answer is then evaluated again. */
export function useCorrectAnswer(interviewId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ answerId, transcript }: Correction) =>
      body(
        await api.PATCH('/api/answers/{answer_id}', {
          params: { path: { answer_id: answerId } },
          body: { transcript },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: interviewQuery(interviewId).queryKey }),
  });
}
