import { PracticePage } from '@/features/practice/PracticePage';

export function Route() {
  return <PracticePage />;
}
