import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';
import { disputesQuery } from './get-disputes';

/** Disagrees with how an answer was judged, for a person to read. */
export function useDispute(answerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) =>
      body(
        await api.POST('/api/answers/{answer_id}/dispute', {
          params: { path: { answer_id: answerId } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: disputesQuery(answerId).queryKey }),
  });
}
