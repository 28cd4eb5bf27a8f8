import { AccountPage } from '@/features/account/AccountPage';

export function Route() {
  return <AccountPage />;
}
