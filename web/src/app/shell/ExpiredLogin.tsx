import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { meQuery } from '@/lib/api/get-me';
import type { Schemas } from '@/lib/api-client';
import { lazily } from '@/lib/lazily';
import { loginFound, loginLost } from '@/lib/login-state';
import { useObservable } from '@/lib/use-observable';

const SignInAgain = lazily('SignInAgain', () => import('./SignInAgain'));

/** Notices that a sign-in ended while somebody was at work, and asks for it over the page. */
export function ExpiredLogin() {
  const queries = useQueryClient();
  const lost = useObservable(loginLost);
  const [who, setWho] = useState<Schemas['User'] | null>(null);
  useEffect(() => {
    if (!lost) return;
    // Where nobody was signed in, nothing has ended: the page says itself what it needs.
    setWho(queries.getQueryData(meQuery.queryKey) ?? null);
    loginFound();
  }, [lost, queries]);
  if (who === null) return null;
  return (
    <Suspense>
      <SignInAgain who={who} done={() => setWho(null)} />
    </Suspense>
  );
}
