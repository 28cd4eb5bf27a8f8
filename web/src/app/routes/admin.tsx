import { useQuery } from '@tanstack/react-query';
import { disputesQuery } from '@/features/admin/api/get-disputes';
import { enginesQuery } from '@/features/admin/api/get-engines';
import { jobsQuery } from '@/features/admin/api/get-jobs';
import { usageQuery } from '@/features/admin/api/get-usage';
import { OverviewPage } from '@/features/admin/OverviewPage';
import { meQuery } from '@/lib/api/get-me';
import { NotFoundPage } from '../NotFoundPage';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [
  queries.prefetchInfiniteQuery(jobsQuery('failed')),
  queries.prefetchInfiniteQuery(disputesQuery('open')),
  queries.prefetchQuery(enginesQuery),
  queries.prefetchInfiniteQuery(usageQuery),
];

/** For staff; to everybody else there is nothing here. */
export function Route() {
  const me = useQuery(meQuery);
  if (me.data == null) return null;
  return me.data.role === 'user' ? <NotFoundPage /> : <OverviewPage />;
}
