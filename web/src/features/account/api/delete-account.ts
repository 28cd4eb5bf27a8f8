import { mutationOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Deletes the account for good; the id of that work can be asked after without a sign-in. */
export const deleteAccountMutation = mutationOptions({
  mutationFn: async () => body(await api.DELETE('/api/users/me')).job_id,
});
