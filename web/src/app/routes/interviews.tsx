import { useNavigate, useSearch } from '@tanstack/react-router';
import { InterviewsPage } from '@/features/interviews/InterviewsPage';
import { interviewsSearch } from '@/features/interviews/search';

export function Route() {
  // The router also passes on what nobody checked.
  const search = interviewsSearch({ ...useSearch({ from: '/interviews' }) });
  const navigate = useNavigate();
  return (
    <InterviewsPage
      search={search}
      setSearch={(next) =>
        void navigate({ to: '/interviews', search: next, replace: true, resetScroll: false })
      }
    />
  );
}
