import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';
import { sessionsQuery } from './get-sessions';

/** Sets another password; every other sign-in ends. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (passwords: Schemas['PasswordRequest']) => {
      const { response, error } = await api.POST('/api/auth/password', { body: passwords });
      if (error !== undefined) throw apiError(response, error);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
