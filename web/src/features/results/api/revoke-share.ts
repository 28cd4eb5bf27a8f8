import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';
import { sharesQuery } from './get-shares';

/** Takes a link back: from then on it leads nowhere. */
export function useRevokeShare(interviewId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (shareId: string) => {
      const { error, response } = await api.DELETE('/api/shares/{share_id}', {
        params: { path: { share_id: shareId } },
      });
      if (error !== undefined) throw apiError(response, error);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: sharesQuery(interviewId).queryKey }),
  });
}
