import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '../api-client';

export type Interview = Schemas['Interview'];

export function interviewQuery(interviewId: string) {
  return queryOptions({
    queryKey: ['interviews', interviewId],
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/interviews/{interview_id}', {
          params: { path: { interview_id: interviewId } },
          signal,
        }),
      ),
  });
}
