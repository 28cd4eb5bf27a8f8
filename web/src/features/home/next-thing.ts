import type { Interview } from '@/lib/api/get-interview';
import type { NextStep } from './api/get-next-step';

/** The one thing to do next. */
export type NextThing =
  | { kind: 'continue'; interview: Interview }
  | { kind: 'begin'; interview: Interview }
  | { kind: 'practise'; next: NextStep }
  | { kind: 'again' }
  | { kind: 'first' };

/** What was begun comes first, then what was made ready, then what would help, then anything new. */
export function nextThingOf(interviews: readonly Interview[], next: NextStep | null): NextThing {
  const stopped = interviews.find(({ status }) => status === 'in_progress');
  if (stopped !== undefined) return { kind: 'continue', interview: stopped };
  const [newest] = interviews;
  if (newest === undefined) return { kind: 'first' };
  if (newest.status === 'pending') return { kind: 'begin', interview: newest };
  return next === null ? { kind: 'again' } : { kind: 'practise', next };
}
