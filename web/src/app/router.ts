import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { interviewsSearch } from '@/features/interviews/search';
import { newInterviewSearch } from '@/features/new-interview/search';
import { progressSearch } from '@/features/progress/search';
import { loadTexts } from '@/lib/i18n';
import type { Namespace } from '@/lib/i18n-keys';
import { nextSearch } from '@/lib/next-page';
import { NotFoundPage } from './NotFoundPage';
import { PageError } from './PageError';
import { Root } from './shell/Root';

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });

type Load = () => Promise<{ Route: () => ReactNode }>;

const chunk = (load: Load, texts: readonly Namespace[]) =>
  lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadTexts(...texts)]);
    return module;
  }, 'Route');

/** A page whose chunk and texts come together, so that it never shows without its words. */
const page = <Path extends string>(path: Path, load: Load, ...texts: Namespace[]) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: chunk(load, texts),
  });

/** One whose address also says what it shows; `search` takes what fits of it. */
const pageWith = <Path extends string, Search extends object>(
  path: Path,
  search: (raw: Record<string, unknown>) => Search,
  load: Load,
  ...texts: Namespace[]
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: search,
    component: chunk(load, texts),
  });

const tree = root.addChildren([
  page('/', () => import('./routes/home'), 'home'),
  pageWith('/sign-in', nextSearch, () => import('./routes/sign-in'), 'sign-in'),
  pageWith('/register', nextSearch, () => import('./routes/register'), 'sign-in'),
  page('/forgot-password', () => import('./routes/forgot-password'), 'sign-in'),
  page('/reset-password', () => import('./routes/reset-password'), 'sign-in'),
  page('/verify-email', () => import('./routes/verify-email'), 'sign-in'),
  page('/account', () => import('./routes/account'), 'account'),
  page('/goodbye/$jobId', () => import('./routes/goodbye'), 'account'),
  page('/shared/$token', () => import('./routes/shared'), 'shared', 'judged'),
  page('/admin', () => import('./routes/admin'), 'admin'),
  page('/admin/$section', () => import('./routes/admin-section'), 'admin'),
  pageWith('/interviews', interviewsSearch, () => import('./routes/interviews'), 'interviews'),
  pageWith(
    '/interviews/new',
    newInterviewSearch,
    () => import('./routes/new-interview'),
    'new-interview',
    'upload',
  ),
  page('/resumes', () => import('./routes/resumes'), 'resumes', 'upload'),
  page('/resumes/$resumeId', () => import('./routes/resume'), 'resumes', 'upload'),
  page(
    '/interviews/$interviewId/green-room',
    () => import('./routes/green-room'),
    'green-room',
    'call',
  ),
  page('/interviews/$interviewId/live', () => import('./routes/live'), 'live', 'call'),
  page('/practice', () => import('./routes/practice'), 'practice'),
  pageWith('/progress', progressSearch, () => import('./routes/progress'), 'progress'),
  page('/interviews/$interviewId/results', () => import('./routes/results'), 'results', 'judged'),
]);

/** `history` is for tests; without it, the browser's. */
export function makeRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    defaultErrorComponent: PageError,
    // What breaks even that is caught around the router, in our own words.
    disableGlobalCatchBoundary: true,
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
