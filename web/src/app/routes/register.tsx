import { RegisterPage } from '@/features/sign-in/RegisterPage';

export function Route() {
  return <RegisterPage />;
}
