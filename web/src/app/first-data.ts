import type { QueryClient } from '@tanstack/react-query';
import { mayAskAhead, pageAt } from './bring';

/** What is not there by then is waited for on the page, which says so. */
const SOON_MS = 150;

/** Puts what the page shows first, and what was asked for early, where it looks for it. */
export async function bringData(queries: QueryClient, { pathname, search }: Location) {
  const found = pageAt(pathname);
  if (found === null || !mayAskAhead(found.page, search)) return;
  const { first } = await found.page.load();
  if (first === undefined) return;
  const soon = new Promise((done) => setTimeout(done, SOON_MS));
  await Promise.race([Promise.all(first(queries, found.params)), soon]);
}
