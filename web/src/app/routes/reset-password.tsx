import { ResetPage } from '@/features/sign-in/ResetPage';

export function Route() {
  return <ResetPage />;
}
