import { nextStepQuery } from '@/features/home/api/get-next-step';
import { HomePage } from '@/features/home/HomePage';
import { recentInterviewsQuery } from '@/lib/api/get-recent-interviews';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [
  queries.prefetchQuery(recentInterviewsQuery),
  queries.prefetchQuery(nextStepQuery),
];

export function Route() {
  return <HomePage />;
}
