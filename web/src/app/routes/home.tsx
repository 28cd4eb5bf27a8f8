import { HomePage } from '@/features/home/HomePage';

export function Route() {
  return <HomePage />;
}
