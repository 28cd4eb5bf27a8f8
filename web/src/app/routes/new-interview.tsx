import { useSearch } from '@tanstack/react-router';
import { NewInterviewPage } from '@/features/new-interview/NewInterviewPage';
import { newInterviewSearch } from '@/features/new-interview/search';
import { resumesQuery } from '@/lib/api/get-resumes';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [queries.prefetchInfiniteQuery(resumesQuery)];

export function Route() {
  // The router also passes on what nobody checked.
  const { interview, like } = newInterviewSearch({ ...useSearch({ from: '/interviews/new' }) });
  return <NewInterviewPage interviewId={interview} like={like} />;
}
