import { useRouter, useSearch } from '@tanstack/react-router';
import { type NextSearch, pageAfter } from '@/lib/next-page';

/** Where to go once one is signed in, and a way there that Back does not lead into again. */
export function useNext() {
  const router = useRouter();
  const search: NextSearch = useSearch({ strict: false });
  return { search, goOn: () => router.history.replace(pageAfter(search.next)) };
}
