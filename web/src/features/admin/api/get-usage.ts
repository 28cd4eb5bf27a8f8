import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type UsageDay = Schemas['UsageDay'];

/** What was used, a day at a time, the newest first. */
export const usageQuery = infiniteQueryOptions({
  queryKey: ['admin', 'usage'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 30, ...(pageParam === null ? {} : { cursor: pageParam }) };
    return body(await api.GET('/api/admin/usage', { params: { query }, signal }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
  select: ({ pages }) => pages.flatMap(({ items }) => items),
});
