import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** Practices, the newest first, page by page. */
export const attemptsQuery = infiniteQueryOptions({
  queryKey: ['interviews', 'practices'],
  initialPageParam: null as string | null,
  queryFn: async ({ pageParam: cursor, signal }) => {
    const query = { kind: 'practice' as const, limit: 20, ...(cursor === null ? {} : { cursor }) };
    return body(await api.GET('/api/interviews', { params: { query }, signal }));
  },
  getNextPageParam: ({ next_cursor }) => next_cursor,
});
