import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Marked questions, those of the newest interview first, page by page. */
export const bookmarksQuery = infiniteQueryOptions({
  queryKey: ['bookmarks', 'pages'],
  initialPageParam: null as string | null,
  queryFn: async ({ pageParam: cursor, signal }) => {
    const query = { limit: 10, ...(cursor === null ? {} : { cursor }) };
    return body(await api.GET('/api/bookmarks', { params: { query }, signal }));
  },
  getNextPageParam: ({ next_cursor }) => next_cursor,
});
