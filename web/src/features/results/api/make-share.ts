import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';
import { sharesQuery } from './get-shares';

/** Makes a link to the results; its address is told this once. */
export function useMakeShare(interviewId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (link: Schemas['ShareRequest']) =>
      body(
        await api.POST('/api/interviews/{interview_id}/share', {
          params: { path: { interview_id: interviewId } },
          body: link,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: sharesQuery(interviewId).queryKey }),
  });
}
