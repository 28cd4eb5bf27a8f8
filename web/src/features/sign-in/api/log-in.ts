import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changePerson } from '@/lib/api/change-person';
import { api, body, type Schemas } from '@/lib/api-client';

/** Signs in by password; what belonged to whoever was here before is forgotten. */
export function useLogIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Schemas['LoginRequest']) =>
      body(await api.POST('/api/auth/login', { body: credentials })),
    onSuccess: ({ user }) => changePerson(queries, user),
  });
}
