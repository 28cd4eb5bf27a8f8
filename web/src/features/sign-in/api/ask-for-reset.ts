import { mutationOptions } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';

/** Has a link mailed with which to choose a new password, where there is such an account. */
export const askForResetMutation = mutationOptions({
  mutationFn: async (email: string) => {
    const { response, error } = await api.POST('/api/auth/forgot', { body: { email } });
    if (error !== undefined) throw apiError(response, error);
  },
});
