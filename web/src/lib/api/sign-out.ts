import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api-client';
import { apiError } from '../api-error';
import { changePerson } from './change-person';

/**
 * Ends this sign-in and forgets what was fetched. Go to the start where it succeeds. A guest cannot
 * come back to what they made: ask first.
 */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: ['auth', 'logout'],
    mutationFn: async () => {
      const { response, error } = await api.POST('/api/auth/logout');
      // Who is signed in nowhere any more wanted just that.
      if (error !== undefined && response.status !== 401) throw apiError(response, error);
    },
    onSuccess: () => changePerson(queries, null),
  });
}
