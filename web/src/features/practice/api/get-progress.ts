import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** What is known of the person's skills, and the practice that would help most. */
export const progressQuery = queryOptions({
  queryKey: ['progress', 'skills'],
  queryFn: async ({ signal }) => {
    const { skills, next } = body(await api.GET('/api/analytics/progress', { signal }));
    return { skills, next };
  },
});
