import { useMutation, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '@/lib/api/get-me';
import { api, body, type Schemas } from '@/lib/api-client';
import { tell } from '@/lib/telemetry';

/** Makes an account and signs in to it. A guest becomes it, and what was fetched stays theirs. */
export function useRegister() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (account: Schemas['RegisterRequest']) =>
      body(await api.POST('/api/auth/register', { body: account })),
    onSuccess: ({ user }) => {
      tell('registered');
      queries.setQueryData(meQuery.queryKey, user);
      // The guest's own rows, such as the profile, have an address now.
      void queries.invalidateQueries();
    },
  });
}
