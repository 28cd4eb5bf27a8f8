import { useNavigate, useSearch } from '@tanstack/react-router';
import { progressQuery } from '@/features/progress/api/get-progress';
import { ProgressPage } from '@/features/progress/ProgressPage';
import type { FirstData } from '../pages';

export const first: FirstData = (queries) => [
  queries.prefetchQuery(progressQuery({ from: null, to: null })),
];

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
