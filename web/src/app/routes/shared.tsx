import { useParams } from '@tanstack/react-router';
import { sharedQuery } from '@/features/shared/api/get-shared';
import { SharedPage } from '@/features/shared/SharedPage';
import type { FirstData } from '../pages';

export const first: FirstData = (queries, { token = '' }) => [
  queries.prefetchQuery(sharedQuery(token)),
];

export function Route() {
  const { token } = useParams({ from: '/shared/$token' });
  return <SharedPage token={token} />;
}
