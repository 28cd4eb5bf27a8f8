import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type AdminUser = Schemas['AdminUser'];

/** People whose address or name has `q` in it, the newest first; everybody where it is empty. */
export function usersQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'users', q],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(q === '' ? {} : { q }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      return body(await api.GET('/api/admin/users', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    placeholderData: keepPreviousData,
  });
}
