/** What an address says about where to go once one is signed in: `/sign-in?next=/interviews/i1`. */
export interface NextSearch {
  next?: string;
}

/** For routes that know `?next=`. */
export function nextSearch(raw: Record<string, unknown>): NextSearch {
  return typeof raw.next === 'string' ? { next: raw.next } : {};
}

/** A page of ours out of `?next=`; anything else, such as another site's address, is the start. */
export function pageAfter(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/';
  const { origin, pathname, search } = new URL(next, globalThis.location.origin);
  const ours = origin === globalThis.location.origin && !pathname.startsWith('//');
  return ours ? pathname + search : '/';
}
