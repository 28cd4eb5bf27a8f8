import { mutationOptions } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';

/** Has the link that confirms the address mailed once more. */
export const sendLinkAgainMutation = mutationOptions({
  mutationFn: async () => {
    const { response, error } = await api.POST('/api/auth/verify/resend');
    if (error !== undefined) throw apiError(response, error);
  },
});
