import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

export type Engine = Schemas['EngineInForce'];

/** What hears, speaks and judges in the process that answers. */
export const enginesQuery = queryOptions({
  queryKey: ['admin', 'engines'],
  queryFn: async ({ signal }) => body(await api.GET('/api/admin/engines', { signal })).items,
});
