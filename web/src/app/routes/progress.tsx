import { useNavigate, useSearch } from '@tanstack/react-router';
import { ProgressPage } from '@/features/progress/ProgressPage';

export function Route() {
  const search = useSearch({ from: '/progress' });
  const navigate = useNavigate();
  return (
    <ProgressPage
      search={search}
      choose={(chosen) =>
        void navigate({ to: '/progress', search: chosen, replace: true, resetScroll: false })
      }
    />
  );
}
