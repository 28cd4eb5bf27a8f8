import { useParams } from '@tanstack/react-router';
import { GreenRoomPage } from '@/features/green-room/GreenRoomPage';

export function Route() {
  const { interviewId } = useParams({ from: '/interviews/$interviewId/green-room' });
  return <GreenRoomPage interviewId={interviewId} />;
}
