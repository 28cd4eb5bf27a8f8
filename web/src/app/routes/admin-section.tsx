import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { DisputesPage } from '@/features/admin/DisputesPage';
import { JobsPage } from '@/features/admin/JobsPage';
import { PeoplePage } from '@/features/admin/PeoplePage';
import { RoomsPage } from '@/features/admin/RoomsPage';
import { isSection } from '@/features/admin/sections';
import { UsagePage } from '@/features/admin/UsagePage';
import { meQuery } from '@/lib/api/get-me';
import { NotFoundPage } from '../NotFoundPage';

/** For staff; support sees, and only an admin acts. To everybody else there is nothing here. */
export function Route() {
  const { section } = useParams({ from: '/admin/$section' });
  const me = useQuery(meQuery);
  if (me.data == null) return null;
  const mayAct = me.data.role === 'admin';
  if (me.data.role === 'user' || !isSection(section)) return <NotFoundPage />;
  switch (section) {
    case 'rooms':
      return <RoomsPage />;
    case 'people':
      return <PeoplePage />;
    case 'jobs':
      return <JobsPage mayAct={mayAct} />;
    case 'disputes':
      return <DisputesPage mayAct={mayAct} />;
    case 'usage':
      return <UsagePage />;
  }
}
