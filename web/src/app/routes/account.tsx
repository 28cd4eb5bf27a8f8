import { AccountPage } from '@/features/account/AccountPage';
import { profileQuery } from '@/features/account/api/get-profile';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [queries.prefetchQuery(profileQuery)];

export function Route() {
  return <AccountPage />;
}
