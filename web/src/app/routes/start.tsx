import { StartPage } from '@/features/start/StartPage';

export function Route() {
  return <StartPage />;
}
