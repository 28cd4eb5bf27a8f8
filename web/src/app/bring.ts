import { csrfToken } from '@/lib/csrf';
import { askEarly } from '@/lib/early';
import { preferredLanguage, textsOf } from '@/lib/texts';
import { type AppPage, ME, PAGES } from './pages';

interface Found {
  page: AppPage;
  params: Record<string, string>;
}

/** The page at a path, with what its parameters are there; null where there is none. */
export function pageAt(pathname: string): Found | null {
  for (const [path, page] of Object.entries(PAGES)) {
    const pattern = path.replace(/\$(\w+)/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (match !== null) return { page, params: match.groups ?? {} };
  }
  return null;
}

/**
 * Whether what a page shows can be asked for ahead of it.
 *
 * What the address narrows down is asked for by the page alone, which understands it.
 */
export function mayAskAhead({ open = false }: AppPage, search: string): boolean {
  return search === '' && (open || csrfToken() !== null);
}

/**
 * Starts all that a page needs while the scripts that draw it are still on their way.
 *
 * Whatever fails here fails again, and is told, where it is wanted.
 */
export function bringPage({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  const found = pageAt(pathname);
  if (found === null) return;
  const { load, texts, asks = [] } = found.page;
  const language = preferredLanguage();
  const files = ['common' as const, ...texts].map((name) => textsOf(language, name));
  Promise.all([load(), ...files]).catch(() => {});
  const ahead = mayAskAhead(found.page, search);
  for (const path of asks) {
    if (path === ME || ahead) {
      askEarly(path.replace(/\$(\w+)/g, (_, name: string) => found.params[name] ?? ''));
    }
  }
}
