import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';

/** Sets a password by the token of a mailed link. Every sign-in ends, the one here too. */
export function useResetPassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (reset: Schemas['ResetRequest']) => {
      const { response, error } = await api.POST('/api/auth/reset', { body: reset });
      if (error !== undefined) throw apiError(response, error);
    },
    // Somebody else may be signed in here: who it is now, the server knows.
    onSuccess: () => queries.invalidateQueries(),
  });
}
