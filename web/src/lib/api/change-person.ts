import type { QueryClient } from '@tanstack/react-query';
import type { Schemas } from '../api-client';
import { meQuery } from './get-me';

/**
 * Says who is signed in from now on; null for nobody. What was fetched for whoever was here before
 * is forgotten, and what stands on the page is fetched anew.
 */
export function changePerson(queries: QueryClient, person: Schemas['User'] | null): void {
  queries.setQueryData(meQuery.queryKey, person);
  void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
}
