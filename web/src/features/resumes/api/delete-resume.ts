import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Resume, resumesQuery } from '@/lib/api/get-resumes';
import { api, body } from '@/lib/api-client';
import { showUndo } from '@/lib/toasts';

/** Puts a deleted résumé back where it was. */
export function useRestoreResume() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (resumeId: string) =>
      body(
        await api.POST('/api/resumes/{resume_id}/restore', {
          params: { path: { resume_id: resumeId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: resumesQuery.queryKey }),
  });
}

/** Deletes a résumé at once, and offers to take that back. */
export function useDeleteResume() {
  const queries = useQueryClient();
  const { t } = useTranslation('resumes');
  const restore = useRestoreResume();
  return useMutation({
    mutationFn: async ({ id }: Pick<Resume, 'id' | 'filename'>) => {
      const reply = await api.DELETE('/api/resumes/{resume_id}', {
        params: { path: { resume_id: id } },
      });
      // There is no body to read, only an error where there is one.
      body({ ...reply, data: reply.data ?? null });
    },
    onSuccess: (_nothing, { id, filename }) => {
      void queries.invalidateQueries({ queryKey: resumesQuery.queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: ['resumes', 'deleted'] });
      showUndo(t('deleted', { name: filename }), () => restore.mutateAsync(id));
    },
  });
}
