import { api, body, type Schemas } from '@/lib/api-client';
import { useEdit } from '../question-cache';

export type OwnQuestion = Pick<Schemas['AddQuestionRequest'], 'text' | 'category' | 'difficulty'>;

/** Adds a question of one's own, as the last one. */
export function useAddQuestion(interviewId: string) {
  return useEdit(interviewId, {
    send: async (question: OwnQuestion) =>
      body(
        await api.POST('/api/interviews/{interview_id}/questions', {
          params: { path: { interview_id: interviewId } },
          body: question,
        }),
      ),
    change: (questions, _wanted, added) => [...questions, added],
  });
}
