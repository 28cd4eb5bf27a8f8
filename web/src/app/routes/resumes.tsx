import { ResumesPage } from '@/features/resumes/ResumesPage';
import { resumesQuery } from '@/lib/api/get-resumes';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [queries.prefetchInfiniteQuery(resumesQuery)];

export function Route() {
  return <ResumesPage />;
}
