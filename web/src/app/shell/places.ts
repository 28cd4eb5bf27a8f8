import type { IconName } from '@/components/Icon';
import type { Schemas } from '@/lib/api-client';

// Some of these pages come with later routes.
export const at = (path: string) => path as '/';

interface Place {
  to: '/';
  name: 'home' | 'interviews' | 'practice' | 'resumes' | 'progress' | 'admin';
  icon: IconName;
  /** On a narrow screen it stands in the menu, for want of room. */
  second?: true;
}

const PLACES: readonly Place[] = [
  { to: '/', name: 'home', icon: 'home' },
  { to: at('/interviews'), name: 'interviews', icon: 'list' },
  { to: at('/practice'), name: 'practice', icon: 'practice' },
  { to: at('/resumes'), name: 'resumes', icon: 'resume', second: true },
  { to: at('/progress'), name: 'progress', icon: 'progress' },
];

const ADMIN: Place = { to: at('/admin'), name: 'admin', icon: 'admin', second: true };

/** Where somebody of this role may go. */
export function placesOf(role: Schemas['User']['role']): readonly Place[] {
  return role === 'user' ? PLACES : [...PLACES, ADMIN];
}
