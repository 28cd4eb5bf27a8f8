import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';
import type { Range } from '../range';

export type Progress = Schemas['Progress'];

/** How one's interviews develop, over those of a range of time. */
export function progressQuery({ from, to }: Range) {
  return queryOptions({
    queryKey: ['progress', from, to],
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/analytics/progress', {
          params: { query: { ...(from !== null && { from }), ...(to !== null && { to }) } },
          signal,
        }),
      ),
    // The page stays while another range is fetched.
    placeholderData: keepPreviousData,
  });
}
