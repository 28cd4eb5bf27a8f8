import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { loadTexts } from '@/lib/i18n';
import type { Namespace } from '@/lib/i18n-keys';
import { NotFoundPage } from './NotFoundPage';
import { PageError } from './PageError';

const root = createRootRoute({ notFoundComponent: NotFoundPage });

type Load = () => Promise<{ Route: () => ReactNode }>;

/** A page whose chunk and texts come together, so that it never shows without its words. */
const page = <Path extends string>(path: Path, load: Load, ...texts: Namespace[]) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(async () => {
      const [module] = await Promise.all([load(), loadTexts(...texts)]);
      return module;
    }, 'Route'),
  });

const tree = root.addChildren([
  page('/', () => import('./routes/start'), 'home'),
  page('/interviews/new', () => import('./routes/new-interview'), 'new-interview'),
  page('/interviews/$interviewId/green-room', () => import('./routes/green-room'), 'green-room'),
  page('/interviews/$interviewId/live', () => import('./routes/live'), 'live'),
  page('/interviews/$interviewId/results', () => import('./routes/results'), 'results'),
]);

/** `history` is for tests; without it, the browser's. */
export function makeRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
