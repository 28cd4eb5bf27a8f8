import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';

/** Shows by the token of a mailed link that an address is one's own. */
export function useVerifyEmail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (token: string) => {
      const { response, error } = await api.POST('/api/auth/verify', { body: { token } });
      if (error !== undefined) throw apiError(response, error);
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
