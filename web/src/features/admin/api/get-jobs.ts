import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type AdminJob = Schemas['AdminJob'];
export type JobStatus = AdminJob['status'];

/** Work in the background of one status, the newest first; what failed is the dead letters. */
export function jobsQuery(status: JobStatus) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'jobs', status],
    queryFn: async ({ pageParam, signal }) => {
      const query = { status, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return body(await api.GET('/api/admin/jobs', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
