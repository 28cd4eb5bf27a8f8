import { useQuery } from '@tanstack/react-query';
import { Outlet, rootRouteId, useRouterState } from '@tanstack/react-router';
import { FrameContext } from '@/components/frame';
import { meQuery } from '@/lib/api/get-me';
import { csrfToken } from '@/lib/csrf';
import { ExpiredLogin } from './ExpiredLogin';
import { isOpen, standsAlone } from './frames';
import { LoginNeeded } from './LoginNeeded';
import { Shell } from './Shell';
import { useFocusAfterMoving } from './use-focus-after-moving';

type Match = Readonly<{ routeId: string; pathname: string }>;
type Location = Readonly<{ pathname: string }>;

/** What is around every page: the side bar for who is signed in, nothing in the room. */
export function Root() {
  const pathname = useRouterState({ select: drawn });
  useFocusAfterMoving(pathname);
  return (
    <>
      {standsAlone(pathname) ? <Outlet /> : <Framed pathname={pathname} />}
      <ExpiredLogin />
    </>
  );
}

/** Where the page is that is drawn: the frame changes with it, and so it is mounted once. */
function drawn({ matches, location }: { matches: readonly Match[]; location: Location }): string {
  const page = matches.at(-1);
  return page === undefined || page.routeId === rootRouteId ? location.pathname : page.pathname;
}

function Framed({ pathname }: { pathname: string }) {
  const me = useQuery(meQuery);
  if (me.data === null) return isOpen(pathname) ? <Outlet /> : <LoginNeeded />;
  // The cookie says before the server does that somebody is signed in: the frame does not jump.
  const expected = me.data === undefined && csrfToken() !== null;
  if (me.data === undefined && !expected) return <Outlet />;
  return (
    <FrameContext value="shell">
      <Shell me={me.data ?? null}>
        <Outlet />
      </Shell>
    </FrameContext>
  );
}
