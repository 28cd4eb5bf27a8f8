import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** The person's newest interviews. */
export const interviewsQuery = queryOptions({
  queryKey: ['interviews'],
  queryFn: async ({ signal }) => body(await api.GET('/api/interviews', { signal })).items,
});
