import { useParams } from '@tanstack/react-router';
import { ResumePage } from '@/features/resumes/ResumePage';
import { resumeQuery } from '@/lib/api/get-resumes';
import type { FirstData } from '../pages';

export const first: FirstData = (queries, { resumeId = '' }) => [
  queries.prefetchQuery(resumeQuery(resumeId)),
];

export function Route() {
  const { resumeId } = useParams({ from: '/resumes/$resumeId' });
  return <ResumePage key={resumeId} resumeId={resumeId} />;
}
