import type { QueryClient } from '@tanstack/react-query';
import { api, body } from '../api-client';
import { meQuery } from './get-me';

/** Signs in as a guest where nobody is signed in; the session is a cookie afterwards. */
export async function ensureSignedIn(queries: QueryClient): Promise<void> {
  const me = await queries.fetchQuery(meQuery);
  if (me !== null) return;
  const grant = body(await api.POST('/api/auth/guest'));
  queries.setQueryData(meQuery.queryKey, grant.user);
}
