import { api, body, type Schemas } from '@/lib/api-client';
import { useEdit } from '../question-cache';

interface Update {
  id: string;
  change: Schemas['UpdateQuestionRequest'];
}

/** Changes a question; with another text it is one's own. */
export function useUpdateQuestion(interviewId: string) {
  return useEdit(interviewId, {
    send: async ({ id, change }: Update) =>
      body(
        await api.PATCH('/api/interviews/{interview_id}/questions/{question_id}', {
          params: { path: { interview_id: interviewId, question_id: id } },
          body: change,
        }),
      ),
    change: (questions, { id }, updated) =>
      questions.map((question) => (question.id === id ? updated : question)),
  });
}
