import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';

/** What a pasted job description says; the same text says the same, so it is asked once. */
export function analysisQuery(text: string) {
  return queryOptions({
    queryKey: ['job-analysis', text],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) =>
      body(await api.POST('/api/jobs/analyze', { body: { text }, signal })),
  });
}
