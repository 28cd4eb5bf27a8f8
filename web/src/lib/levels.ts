/** What a score is called; `none` is where there is no score. */
export type Level = 'good' | 'ok' | 'weak' | 'none';

const STRONG = 7;
const FAIR = 5;

export const LEVELS: Record<Level, string> = {
  good: 'Strong',
  ok: 'Fair',
  weak: 'Weak',
  none: 'Not scored',
};

export function levelOf(score: number | null): Level {
  if (score === null) return 'none';
  if (score >= STRONG) return 'good';
  return score >= FAIR ? 'ok' : 'weak';
}
