import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NotFoundPage } from './NotFoundPage';
import { PageError } from './PageError';

const root = createRootRoute({ notFoundComponent: NotFoundPage });

const page = <Path extends string>(path: Path, load: () => Promise<{ Route: () => ReactNode }>) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, 'Route'),
  });

const tree = root.addChildren([
  page('/', () => import('./routes/start')),
  page('/interviews/new', () => import('./routes/new-interview')),
  page('/interviews/$interviewId/green-room', () => import('./routes/green-room')),
  page('/interviews/$interviewId/live', () => import('./routes/live')),
  page('/interviews/$interviewId/results', () => import('./routes/results')),
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
