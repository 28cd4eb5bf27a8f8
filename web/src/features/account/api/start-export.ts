import { mutationOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Has everything packed; the id of that work is what to watch. */
export const startExportMutation = mutationOptions({
  mutationFn: async () => body(await api.POST('/api/users/me/export')).job_id,
});
