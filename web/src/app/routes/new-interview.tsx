import { NewInterviewPage } from '@/features/new-interview/NewInterviewPage';

export function Route() {
  return <NewInterviewPage />;
}
