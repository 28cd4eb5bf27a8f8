import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/api-error';

/** Only what may pass by itself is tried again: no reply, or the server's own trouble. */
function worthRetrying(failures: number, error: Error): boolean {
  if (failures >= 2 || !(error instanceof ApiError)) return false;
  return error.status === null || error.status >= 500;
}

/** What was fetched just before a page is drawn is not fetched again for it. */
const FRESH_MS = 1_000;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: worthRetrying, staleTime: FRESH_MS } },
  });
}
