import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body, type Schemas } from '../api-client';
import { onServerEvent } from '../server-events';

export type Job = Schemas['BackgroundJob'];

/** Where no event comes through, and where the sign-in ends with the work, as in a deletion. */
const POLL_MS = 2_000;

function goesOn(job: Job | undefined): boolean {
  return job === undefined || job.status === 'pending' || job.status === 'running';
}

export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ['jobs', jobId],
    queryFn: async ({ signal }) =>
      body(await api.GET('/api/jobs/{job_id}', { params: { path: { job_id: jobId } }, signal })),
    refetchInterval: ({ state }) => (state.error === null && goesOn(state.data) ? POLL_MS : false),
  });
}

/** How a piece of background work stands, and anew whenever it went on; null asks for none. */
export function useJob(jobId: string | null) {
  const queries = useQueryClient();
  const job = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== null });
  const watched = goesOn(job.data) && !job.isError ? jobId : null;
  useEffect(() => {
    if (watched === null) return;
    const { queryKey } = jobQuery(watched);
    return onServerEvent('job', watched, () => void queries.invalidateQueries({ queryKey }));
  }, [watched, queries]);
  return job;
}
