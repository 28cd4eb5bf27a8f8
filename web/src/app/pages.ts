import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Namespace } from '@/lib/i18n-keys';

/** Fetches what a page shows first into the cache; by the parameters of its path. */
export type FirstData = (
  queries: QueryClient,
  params: Record<string, string>,
) => readonly Promise<void>[];

/**
 * asks: what it needs of the API before it can show anything, with its path's parameters.
 * open: nobody has to be signed in for it.
 */
export interface AppPage {
  load: () => Promise<{ Route: () => ReactNode; first?: FirstData }>;
  texts: readonly Namespace[];
  asks?: readonly string[];
  open?: boolean;
}

/** Who is signed in: what even a stranger's page asks. */
export const ME = '/api/auth/me';
const PROGRESS = '/api/analytics/progress';
const RESUMES = '/api/resumes?limit=50';
const INTERVIEW = '/api/interviews/$interviewId';

/** By path, the chunk of each page and its namespaces; where several fit a path, the first is it. */
export const PAGES = {
  '/': {
    load: () => import('./routes/home'),
    texts: ['home'],
    asks: [ME, '/api/interviews?limit=8&kind=interview', PROGRESS],
  },
  '/sign-in': { load: () => import('./routes/sign-in'), texts: ['sign-in'], asks: [ME] },
  '/register': { load: () => import('./routes/register'), texts: ['sign-in'], asks: [ME] },
  '/forgot-password': { load: () => import('./routes/forgot-password'), texts: ['sign-in'] },
  '/reset-password': { load: () => import('./routes/reset-password'), texts: ['sign-in'] },
  '/verify-email': { load: () => import('./routes/verify-email'), texts: ['sign-in'] },
  '/account': {
    load: () => import('./routes/account'),
    texts: ['account'],
    asks: [ME, '/api/users/me'],
  },
  '/goodbye/$jobId': { load: () => import('./routes/goodbye'), texts: ['account'] },
  '/shared/$token': {
    load: () => import('./routes/shared'),
    texts: ['shared', 'judged'],
    asks: ['/api/shared/$token'],
    open: true,
  },
  '/admin': {
    load: () => import('./routes/admin'),
    texts: ['admin'],
    asks: [
      ME,
      '/api/admin/jobs?status=failed&limit=50',
      '/api/admin/disputes?status=open&limit=50',
      '/api/admin/engines',
      '/api/admin/usage?limit=30',
    ],
  },
  '/admin/$section': {
    load: () => import('./routes/admin-section'),
    texts: ['admin', 'judged'],
    asks: [ME],
  },
  '/admin/rooms/$callId': {
    load: () => import('./routes/admin-room'),
    texts: ['admin'],
    asks: [ME],
  },
  '/interviews': {
    load: () => import('./routes/interviews'),
    texts: ['interviews'],
    asks: [ME, '/api/interviews?limit=25'],
  },
  '/interviews/new': {
    load: () => import('./routes/new-interview'),
    texts: ['new-interview', 'upload'],
    asks: [ME, RESUMES],
  },
  '/resumes': {
    load: () => import('./routes/resumes'),
    texts: ['resumes', 'upload'],
    asks: [ME, RESUMES, '/api/resumes?deleted=true&limit=50'],
  },
  '/resumes/$resumeId': {
    load: () => import('./routes/resume'),
    texts: ['resumes', 'upload'],
    asks: [ME, '/api/resumes/$resumeId'],
  },
  '/interviews/$interviewId/green-room': {
    load: () => import('./routes/green-room'),
    texts: ['green-room', 'call'],
    asks: [INTERVIEW],
  },
  '/interviews/$interviewId/live': {
    load: () => import('./routes/live'),
    texts: ['live', 'call'],
    asks: [INTERVIEW],
  },
  '/practice': {
    load: () => import('./routes/practice'),
    texts: ['practice'],
    asks: [ME, PROGRESS],
  },
  '/progress': {
    load: () => import('./routes/progress'),
    texts: ['progress'],
    asks: [ME, PROGRESS],
  },
  '/interviews/$interviewId/results': {
    load: () => import('./routes/results'),
    texts: ['results', 'judged'],
    asks: [ME, INTERVIEW, `${INTERVIEW}/results`],
  },
} as const satisfies Record<string, AppPage>;
