import { useSearch } from '@tanstack/react-router';
import { NewInterviewPage } from '@/features/new-interview/NewInterviewPage';

export function Route() {
  const { interview, like } = useSearch({ from: '/interviews/new' });
  return <NewInterviewPage interviewId={interview} like={like} />;
}
