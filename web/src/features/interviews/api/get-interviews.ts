import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body } from '@/lib/api-client';
import { onServerEvent } from '@/lib/server-events';
import type { InterviewsSearch } from '../search';

const PAGE = 25;

/** What the API is asked for; days are the person's own, from midnight to midnight. */
function queryOf({ q, status, kind, from, to, deleted }: InterviewsSearch) {
  return {
    limit: PAGE,
    ...(q === undefined ? {} : { q: q.trim() }),
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: midnight(from, 0) }),
    ...(to === undefined ? {} : { to: midnight(to, 1) }),
    ...(deleted === undefined ? {} : { deleted }),
  };
}

function midnight(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date.toISOString();
}

/** Interviews that fit, the newest first, a page at a time. */
export function interviewsQuery(search: InterviewsSearch) {
  const query = queryOf(search);
  return infiniteQueryOptions({
    queryKey: ['interviews', 'list', query],
    queryFn: async ({ pageParam, signal }) =>
      body(
        await api.GET('/api/interviews', {
          params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** As many pages of the list as the address says, and anew when one of them was evaluated. */
export function useInterviews(search: InterviewsSearch) {
  const queries = useQueryClient();
  const list = useInfiniteQuery(interviewsQuery(search));
  const pages = list.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const wanted = search.pages ?? 1;
  const { fetchNextPage, hasNextPage, isFetching, isError } = list;
  const more = pages.length > 0 && pages.length < wanted && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);
  const evaluating = items.find(({ status }) => status === 'evaluating')?.id;
  useEffect(() => {
    if (evaluating === undefined) return;
    return onServerEvent('interview', evaluating, () => {
      void queries.invalidateQueries({ queryKey: ['interviews', 'list'] });
    });
  }, [evaluating, queries]);
  return { ...list, items };
}
