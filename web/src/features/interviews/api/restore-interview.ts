import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Brings a deleted interview back. */
export function useRestoreInterview() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (interviewId: string) =>
      body(
        await api.POST('/api/interviews/{interview_id}/restore', {
          params: { path: { interview_id: interviewId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['interviews'] }),
  });
}
