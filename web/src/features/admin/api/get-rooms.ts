import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type AdminRoom = Schemas['AdminRoom'];
export type Which = 'all' | 'live' | 'over';

/** Calls, the newest first: all, those that go on, or those that do not. Each look is noted. */
export function roomsQuery(which: Which) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'rooms', which],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(which === 'all' ? {} : { live: which === 'live' }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      return body(await api.GET('/api/admin/rooms', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
