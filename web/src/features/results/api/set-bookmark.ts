import { useMutation, useQueryClient } from '@tanstack/react-query';
import { interviewQuery } from '@/lib/api/get-interview';
import { api } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';

/** Marks a question, or takes the mark away; the page shows it at once and takes it back if not. */
export function useBookmark(interviewId: string, questionId: string) {
  const queries = useQueryClient();
  const { queryKey } = interviewQuery(interviewId);
  const show = (bookmarked: boolean) =>
    queries.setQueryData(
      queryKey,
      (interview) =>
        interview && {
          ...interview,
          questions: interview.questions.map((one) =>
            one.id === questionId ? { ...one, bookmarked } : one,
          ),
        },
    );
  return useMutation({
    mutationFn: async (on: boolean) => {
      const path = { params: { path: { question_id: questionId } } };
      const { error, response } = on
        ? await api.PUT('/api/questions/{question_id}/bookmark', path)
        : await api.DELETE('/api/questions/{question_id}/bookmark', path);
      if (error !== undefined) throw apiError(response, error);
    },
    onMutate: show,
    onError: (_error, on) => show(!on),
  });
}
