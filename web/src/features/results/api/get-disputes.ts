import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type Disputed = Schemas['Dispute'];

/** One's disagreements with how an answer was judged, the newest first. */
export function disputesQuery(answerId: string) {
  return queryOptions({
    queryKey: ['disputes', answerId],
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/disputes', { params: { query: { answer_id: answerId } }, signal }))
        .items,
  });
}
