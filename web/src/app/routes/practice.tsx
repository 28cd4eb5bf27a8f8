import { progressQuery } from '@/features/practice/api/get-progress';
import { PracticePage } from '@/features/practice/PracticePage';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [queries.prefetchQuery(progressQuery)];

export function Route() {
  return <PracticePage />;
}
