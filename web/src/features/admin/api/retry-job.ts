import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Tries a dead letter again; who did is noted. */
export function useRetryJob() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (jobId: string) =>
      body(
        await api.POST('/api/admin/jobs/{job_id}/retry', { params: { path: { job_id: jobId } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'jobs'] }),
  });
}
