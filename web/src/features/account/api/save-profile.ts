import { useMutation, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '@/lib/api/get-me';
import { api, body, type Schemas } from '@/lib/api-client';
import { profileQuery } from './get-profile';

/** Changes one's name, or how long sound is kept; what is left out of the latter stays. */
export function useSaveProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: Schemas['UpdateUserRequest']) =>
      body(await api.PUT('/api/users/me', { body: change })),
    onSuccess: (profile) => {
      queries.setQueryData(profileQuery.queryKey, profile);
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}
