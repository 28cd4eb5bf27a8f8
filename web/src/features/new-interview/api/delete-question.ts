import { api, body } from '@/lib/api-client';
import { useEdit } from '../question-cache';

/** Takes a question out. */
export function useDeleteQuestion(interviewId: string) {
  return useEdit(interviewId, {
    send: async (id: string) => {
      const reply = await api.DELETE('/api/interviews/{interview_id}/questions/{question_id}', {
        params: { path: { interview_id: interviewId, question_id: id } },
      });
      // There is no body to read, only an error where there is one.
      body({ ...reply, data: reply.data ?? null });
    },
    change: (questions, id) => questions.filter((question) => question.id !== id),
  });
}
