import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RoomPage } from '@/features/admin/RoomPage';
import { meQuery } from '@/lib/api/get-me';
import { NotFoundPage } from '../NotFoundPage';

/** For staff; to everybody else there is nothing here. */
export function Route() {
  const { callId } = useParams({ from: '/admin/rooms/$callId' });
  const me = useQuery(meQuery);
  if (me.data == null) return null;
  return me.data.role === 'user' ? <NotFoundPage /> : <RoomPage callId={callId} />;
}
