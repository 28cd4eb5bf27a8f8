import { useNavigate, useSearch } from '@tanstack/react-router';
import { InterviewsPage } from '@/features/interviews/InterviewsPage';

export function Route() {
  const search = useSearch({ from: '/interviews' });
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
