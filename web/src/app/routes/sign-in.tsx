import { SignInPage } from '@/features/sign-in/SignInPage';

export function Route() {
  return <SignInPage />;
}
