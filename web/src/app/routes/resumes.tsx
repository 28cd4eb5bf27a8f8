import { ResumesPage } from '@/features/resumes/ResumesPage';

export function Route() {
  return <ResumesPage />;
}
