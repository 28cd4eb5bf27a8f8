import type { IconName } from '@/components/Icon';
import type { Schemas } from '@/lib/api-client';

interface Place {
  to: '/' | '/interviews' | '/practice' | '/resumes' | '/progress' | '/admin';
  name: 'home' | 'interviews' | 'practice' | 'resumes' | 'progress' | 'admin';
  icon: IconName;
  /** On a narrow screen it stands in the menu, for want of room. */
  second?: true;
}

const PLACES: readonly Place[] = [
  { to: '/', name: 'home', icon: 'home' },
  { to: '/interviews', name: 'interviews', icon: 'list' },
  { to: '/practice', name: 'practice', icon: 'practice' },
  { to: '/resumes', name: 'resumes', icon: 'resume', second: true },
  { to: '/progress', name: 'progress', icon: 'progress' },
];

const ADMIN: Place = { to: '/admin', name: 'admin', icon: 'admin', second: true };

/** Where somebody of this role may go. */
export function placesOf(role: Schemas['User']['role']): readonly Place[] {
  return role === 'user' ? PLACES : [...PLACES, ADMIN];
}
