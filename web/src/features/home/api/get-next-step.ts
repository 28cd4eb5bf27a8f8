import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** The practice that would help most; null where too little is known. */
export const nextStepQuery = queryOptions({
  queryKey: ['progress', 'next'],
  queryFn: async ({ signal }) => {
    const progress = body(await api.GET('/api/analytics/progress', { signal }));
    return { next: progress.next, interviews: progress.interviews };
  },
});
