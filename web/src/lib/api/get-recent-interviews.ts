import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../api-client';

/** The person's newest interviews, practice left out. */
export const recentInterviewsQuery = queryOptions({
  queryKey: ['interviews', 'recent'],
  queryFn: async ({ signal }) => {
    const query = { limit: 8, kind: 'interview' as const };
    return body(await api.GET('/api/interviews', { params: { query }, signal })).items;
  },
});
