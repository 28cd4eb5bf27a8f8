import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type AdminDispute = Schemas['AdminDispute'];
export type DisputeStatus = AdminDispute['status'];

/** Disputes of one status, the newest first. */
export function disputesQuery(status: DisputeStatus) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'disputes', status],
    queryFn: async ({ pageParam, signal }) => {
      const query = { status, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return body(await api.GET('/api/admin/disputes', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
