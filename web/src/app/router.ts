import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { interviewsSearch } from '@/features/interviews/search';
import { newInterviewSearch } from '@/features/new-interview/search';
import { progressSearch } from '@/features/progress/search';
import { loadTexts } from '@/lib/i18n';
import { nextSearch } from '@/lib/next-page';
import { NotFoundPage } from './NotFoundPage';
import { PageError } from './PageError';
import { PAGES } from './pages';
import { Root } from './shell/Root';

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });

type Path = keyof typeof PAGES;

/** Its chunk and texts come together, so that it never shows without its words. */
const chunk = (path: Path) =>
  lazyRouteComponent(async () => {
    const { load, texts } = PAGES[path];
    const [module] = await Promise.all([load(), loadTexts(...texts)]);
    return module;
  }, 'Route');

const page = <To extends Path>(path: To) =>
  createRoute({ getParentRoute: () => root, path, component: chunk(path) });

/** One whose address also says what it shows; `search` takes what fits of it. */
const pageWith = <To extends Path, Search extends object>(
  path: To,
  search: (raw: Record<string, unknown>) => Search,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: search,
    component: chunk(path),
  });

const tree = root.addChildren([
  page('/'),
  pageWith('/sign-in', nextSearch),
  pageWith('/register', nextSearch),
  page('/forgot-password'),
  page('/reset-password'),
  page('/verify-email'),
  page('/account'),
  page('/goodbye/$jobId'),
  page('/shared/$token'),
  page('/admin'),
  page('/admin/$section'),
  page('/admin/rooms/$callId'),
  pageWith('/interviews', interviewsSearch),
  pageWith('/interviews/new', newInterviewSearch),
  page('/resumes'),
  page('/resumes/$resumeId'),
  page('/interviews/$interviewId/green-room'),
  page('/interviews/$interviewId/live'),
  page('/practice'),
  pageWith('/progress', progressSearch),
  page('/interviews/$interviewId/results'),
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
