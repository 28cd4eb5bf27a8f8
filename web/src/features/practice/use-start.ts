import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { startPracticeMutation } from '@/lib/api/start-practice';
import { errorText } from '@/lib/error-text';
import { showToast } from '@/lib/toasts';

/** Makes a practice and goes to its green room. One at a time. */
export function useStart() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    ...startPracticeMutation,
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['interviews'] });
      const params = { interviewId: id };
      return navigate({ to: '/interviews/$interviewId/green-room', params });
    },
  });
}

/** For a button beside a row, which has no place for a message. */
export function useStartFromRow() {
  const start = useStart();
  return {
    ...start,
    begin: (...[subject]: Parameters<typeof start.mutate>) =>
      start.mutate(subject, { onError: (error) => showToast(errorText(error)) }),
  };
}
