import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** When one's interviews and practices since a moment were made, of those that came to an end. */
export function practisedQuery(since: string) {
  return queryOptions({
    queryKey: ['interviews', 'practised', since],
    queryFn: async ({ signal }) => {
      const page = body(
        await api.GET('/api/interviews', {
          params: { query: { from: since, limit: 100 } },
          signal,
        }),
      );
      return page.items
        .filter(({ status }) => status === 'completed' || status === 'evaluating')
        .map(({ created_at }) => created_at);
    },
  });
}
