import { api, body } from '@/lib/api-client';
import { useEdit } from '../question-cache';

/** Asks for others in the place of these questions; null means all. */
export function useRegenerateQuestions(interviewId: string) {
  return useEdit(interviewId, {
    send: async (ids: readonly string[] | null) =>
      body(
        await api.POST('/api/interviews/{interview_id}/questions/regenerate', {
          params: { path: { interview_id: interviewId } },
          body: { ids: ids === null ? null : [...ids] },
        }),
      ),
    change: (_questions, _ids, interview) => interview.questions,
  });
}
