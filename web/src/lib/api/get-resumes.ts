import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body, type Schemas } from '../api-client';
import { onServerEvent } from '../server-events';

/** Places in a text, from and to, in characters; openapi-fetch gives pairs as plain lists. */
export type Spans = Record<string, readonly number[]>;

export type ParsedResume = Omit<Schemas['ParsedResume'], 'spans'> & { spans: Spans };
export type Resume = Omit<Schemas['Resume'], 'parsed'> & { parsed: ParsedResume | null };

/** Where no event comes through, such as behind a proxy that holds streams back. */
const POLL_MS = 5_000;

export function isBeingRead({ status }: Resume): boolean {
  return status === 'pending' || status === 'parsing';
}

/** One's own résumés, the newest first. */
export const resumesQuery = infiniteQueryOptions({
  queryKey: ['resumes'],
  queryFn: async ({ pageParam, signal }) =>
    body(
      await api.GET('/api/resumes', {
        params: { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
  select: ({ pages }) => pages.flatMap(({ items }) => items),
});

export function resumeQuery(resumeId: string) {
  return queryOptions({
    queryKey: ['resumes', resumeId],
    queryFn: async ({ signal }) =>
      body(
        await api.GET('/api/resumes/{resume_id}', {
          params: { path: { resume_id: resumeId } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isBeingRead(state.data) ? POLL_MS : false,
  });
}

/** The list, and anew whenever one of them was read. `enabled`: somebody is signed in. */
export function useResumes(enabled: boolean) {
  const queries = useQueryClient();
  const resumes = useInfiniteQuery({ ...resumesQuery, enabled });
  const reading = resumes.data?.find(isBeingRead)?.id;
  useEffect(() => {
    if (reading === undefined) return;
    const ask = () => void queries.invalidateQueries({ queryKey: resumesQuery.queryKey });
    const timer = setInterval(ask, POLL_MS);
    const end = onServerEvent('resume', reading, ask);
    return () => {
      clearInterval(timer);
      end();
    };
  }, [reading, queries]);
  return resumes;
}
