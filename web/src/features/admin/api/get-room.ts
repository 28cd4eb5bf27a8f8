import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type AdminRoomDetail = Schemas['AdminRoomDetail'];

/** One call, turn by turn. Each look is noted. */
export function roomQuery(callId: string) {
  return queryOptions({
    queryKey: ['admin', 'room', callId],
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/admin/rooms/{call_id}', {
          params: { path: { call_id: callId } },
          signal,
        }),
      ),
  });
}
