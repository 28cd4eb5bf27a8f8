import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { FrameContext } from '@/components/frame';
import { meQuery } from '@/lib/api/get-me';
import { csrfToken } from '@/lib/csrf';
import { ExpiredLogin } from './ExpiredLogin';
import { isOpen, standsAlone } from './frames';
import { LoginNeeded } from './LoginNeeded';
import { Shell } from './Shell';
import { useFocusAfterMoving } from './use-focus-after-moving';

/** What is around every page: the side bar for who is signed in, nothing in the room. */
export function Root() {
  const pathname = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  useFocusAfterMoving();
  return (
    <>
      {standsAlone(pathname) ? <Outlet /> : <Framed pathname={pathname} />}
      <ExpiredLogin />
    </>
  );
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
