import { Suspense, useState } from 'react';
import type { Schemas } from '@/lib/api-client';
import { lazily } from '@/lib/lazily';
import { ProfileButton } from './ProfileButton';

const bring = () => import('./ProfileMenu');

const ProfileMenu = lazily('ProfileMenu', bring);

/** Who is signed in, with their menu, which comes when it is first asked for. */
export function Profile({ me }: { me: Schemas['User'] }) {
  const [asked, setAsked] = useState(false);
  // Where it does not come, the press that wants it tells.
  const soon = () => void bring().catch(() => {});
  const button = (
    <ProfileButton
      me={me}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={soon}
      onFocus={soon}
      onClick={() => setAsked(true)}
    />
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <ProfileMenu me={me} />
    </Suspense>
  );
}
