import { useParams } from '@tanstack/react-router';
import { ResultsPage } from '@/features/results/ResultsPage';

export function Route() {
  const { interviewId } = useParams({ from: '/interviews/$interviewId/results' });
  return <ResultsPage interviewId={interviewId} />;
}
