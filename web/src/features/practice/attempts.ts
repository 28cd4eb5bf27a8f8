import type { Schemas } from '@/lib/api-client';

type Practice = Schemas['Interview'];
type Answer = Schemas['AnswerResult'];

/** One question and every practice of it, the newest first. */
export interface Practised {
  question: string;
  practices: readonly [Practice, ...Practice[]];
}

/** By question, in the order of the newest practice of each. */
export function byQuestion(practices: readonly Practice[]): Practised[] {
  const groups = new Map<string, [Practice, ...Practice[]]>();
  for (const practice of practices) {
    const question = practice.questions[0]?.text ?? '';
    const known = groups.get(question);
    if (known === undefined) groups.set(question, [practice]);
    else known.push(practice);
  }
  return [...groups].map(([question, own]) => ({ question, practices: own }));
}

/** How the last attempt stands to the one before; a difference within its range is none. */
export type Change =
  | { kind: 'up' | 'down'; points: number }
  | { kind: 'same' }
  | { kind: 'first' }
  | { kind: 'unknown' };

export function changeOf({ previous_attempts, score, low, high }: Answer): Change {
  if (previous_attempts.length === 0) return { kind: 'first' };
  const before = previous_attempts.findLast((one) => one.score !== null)?.score ?? null;
  if (before === null || score === null) return { kind: 'unknown' };
  if (low !== null && high !== null && before >= low && before <= high) return { kind: 'same' };
  return { kind: score > before ? 'up' : 'down', points: Math.abs(score - before) };
}
