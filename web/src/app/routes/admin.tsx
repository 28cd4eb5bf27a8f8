import { useQuery } from '@tanstack/react-query';
import { OverviewPage } from '@/features/admin/OverviewPage';
import { meQuery } from '@/lib/api/get-me';
import { NotFoundPage } from '../NotFoundPage';

/** For staff; to everybody else there is nothing here. */
export function Route() {
  const me = useQuery(meQuery);
  if (me.data == null) return null;
  return me.data.role === 'user' ? <NotFoundPage /> : <OverviewPage />;
}
