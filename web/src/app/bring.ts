import { csrfToken } from '@/lib/csrf';
import { askEarly } from '@/lib/early';
import { preferredLanguage, textsOf } from '@/lib/texts';
import { type AppPage, ME, PAGES } from './pages';

export interface Found {
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
 * Starts all that a page needs while the scripts that draw it are still on their way.
 *
 * Whatever fails here fails again, and is told, where it is wanted.
 */
export function bringPage({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  const found = pageAt(pathname);
  if (found === null) return;
  const { load, texts, asks = [], open = false } = found.page;
  const language = preferredLanguage();
  const files = ['common' as const, ...texts].map((name) => textsOf(language, name));
  Promise.all([load(), ...files]).catch(() => {});
  const allowed = open || csrfToken() !== null;
  for (const path of asks) {
    // What the address narrows down is asked for by the page, which understands it.
    if (path === ME || (allowed && search === '')) {
      askEarly(path.replace(/\$(\w+)/g, (_, name: string) => found.params[name] ?? ''));
    }
  }
}
