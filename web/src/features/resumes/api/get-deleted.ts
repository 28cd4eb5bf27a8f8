import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Résumés that were deleted and can still be brought back. */
export const deletedResumesQuery = queryOptions({
  queryKey: ['resumes', 'deleted'],
  queryFn: async ({ signal }) =>
    body(await api.GET('/api/resumes', { params: { query: { deleted: true, limit: 50 } }, signal }))
      .items,
});
