import { useParams } from '@tanstack/react-router';
import { ResumePage } from '@/features/resumes/ResumePage';

export function Route() {
  const { resumeId } = useParams({ from: '/resumes/$resumeId' });
  return <ResumePage key={resumeId} resumeId={resumeId} />;
}
