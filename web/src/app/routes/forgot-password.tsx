import { ForgotPage } from '@/features/sign-in/ForgotPage';

export function Route() {
  return <ForgotPage />;
}
