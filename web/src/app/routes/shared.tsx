import { useParams } from '@tanstack/react-router';
import { SharedPage } from '@/features/shared/SharedPage';

export function Route() {
  const { token } = useParams({ from: '/shared/$token' });
  return <SharedPage token={token} />;
}
