import { mutationOptions } from '@tanstack/react-query';
import { api, type Schemas } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';

/** Asks for another address: it counts once the link that is mailed there was opened. */
export const changeAddressMutation = mutationOptions({
  mutationFn: async (wish: Schemas['EmailRequest']) => {
    const { response, error } = await api.POST('/api/auth/email', { body: wish });
    if (error !== undefined) throw apiError(response, error);
  },
});
