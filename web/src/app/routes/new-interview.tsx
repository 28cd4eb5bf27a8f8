import { useSearch } from '@tanstack/react-router';
import { NewInterviewPage } from '@/features/new-interview/NewInterviewPage';
import { newInterviewSearch } from '@/features/new-interview/search';

export function Route() {
  // The router also passes on what nobody checked.
  const { interview, like } = newInterviewSearch({ ...useSearch({ from: '/interviews/new' }) });
  return <NewInterviewPage interviewId={interview} like={like} />;
}
