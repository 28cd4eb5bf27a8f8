import { useParams } from '@tanstack/react-router';
import { resultsQuery } from '@/features/results/api/get-results';
import { ResultsPage } from '@/features/results/ResultsPage';
import { interviewQuery } from '@/lib/api/get-interview';
import type { FirstData } from '../pages';

export const first: FirstData = (queries, { interviewId = '' }) => [
  queries.prefetchQuery(interviewQuery(interviewId)),
  queries.prefetchQuery(resultsQuery(interviewId)),
];

export function Route() {
  const { interviewId } = useParams({ from: '/interviews/$interviewId/results' });
  return <ResultsPage interviewId={interviewId} />;
}
