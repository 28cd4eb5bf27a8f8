import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

interface Decision extends Pick<Schemas['DecideDisputeRequest'], 'status' | 'outcome'> {
  disputeId: string;
}

/** Accepts or rejects an open dispute, once, and tells its author why. */
export function useDecideDispute() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ disputeId, ...decision }: Decision) =>
      body(
        await api.POST('/api/admin/disputes/{dispute_id}/decide', {
          params: { path: { dispute_id: disputeId } },
          body: decision,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'disputes'] }),
  });
}
