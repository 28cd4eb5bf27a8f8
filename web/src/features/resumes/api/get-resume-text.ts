import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** What was read from the file, whole. A file is read once, so it never grows old. */
export function resumeTextQuery(resumeId: string) {
  return queryOptions({
    queryKey: ['resumes', resumeId, 'text'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/resumes/{resume_id}/text', {
          params: { path: { resume_id: resumeId } },
          signal,
        }),
      ).text,
  });
}
