import { useMutation, useQueryClient } from '@tanstack/react-query';
import { resumeQuery, resumesQuery } from '@/lib/api/get-resumes';
import { api, body } from '@/lib/api-client';
import type { Correction } from '../form';

/** Corrects what was read; corrections of one résumé go one after the other. */
export function useCorrectResume(resumeId: string) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `resume-${resumeId}` },
    mutationFn: async (parsed: Correction) =>
      body(
        await api.PATCH('/api/resumes/{resume_id}', {
          params: { path: { resume_id: resumeId } },
          body: { parsed },
        }),
      ),
    onSuccess(resume) {
      queries.setQueryData(resumeQuery(resumeId).queryKey, resume);
      void queries.invalidateQueries({ queryKey: resumesQuery.queryKey, exact: true });
    },
  });
}
