import { useParams } from '@tanstack/react-router';
import { GoodbyePage } from '@/features/account/GoodbyePage';

export function Route() {
  const { jobId } = useParams({ from: '/goodbye/$jobId' });
  return <GoodbyePage jobId={jobId} />;
}
