import { VerifyPage } from '@/features/sign-in/VerifyPage';

export function Route() {
  return <VerifyPage />;
}
