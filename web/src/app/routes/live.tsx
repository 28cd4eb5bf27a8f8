import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LivePage } from '@/features/live/LivePage';

export function Route() {
  const { interviewId } = useParams({ from: '/interviews/$interviewId/live' });
  const navigate = useNavigate();
  const leave = useCallback(() => {
    void navigate({
      to: '/interviews/$interviewId/results',
      params: { interviewId },
      replace: true,
    });
  }, [navigate, interviewId]);
  return <LivePage interviewId={interviewId} leave={leave} />;
}
