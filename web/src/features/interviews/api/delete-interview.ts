import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Interview } from '@/lib/api/get-interview';
import { api, body } from '@/lib/api-client';
import { showUndo } from '@/lib/toasts';
import { useRestoreInterview } from './restore-interview';

/** Deletes an interview at once, and offers to take that back. */
export function useDeleteInterview() {
  const queries = useQueryClient();
  const { t } = useTranslation('interviews');
  const restore = useRestoreInterview();
  return useMutation({
    mutationFn: async ({ id }: Interview) => {
      const reply = await api.DELETE('/api/interviews/{interview_id}', {
        params: { path: { interview_id: id } },
      });
      // There is no body to read, only an error where there is one.
      body({ ...reply, data: reply.data ?? null });
    },
    onSuccess: (_nothing, { id, job }) => {
      void queries.invalidateQueries({ queryKey: ['interviews'] });
      showUndo(t('deleted', { title: job.title }), () => restore.mutateAsync(id));
    },
  });
}
