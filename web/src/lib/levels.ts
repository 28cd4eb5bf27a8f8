/** What a score is called, in words `common:level.…`; `none` is where there is no score. */
export type Level = 'good' | 'ok' | 'weak' | 'none';

const STRONG = 7;
const FAIR = 5;

export function levelOf(score: number | null): Level {
  if (score === null) return 'none';
  if (score >= STRONG) return 'good';
  return score >= FAIR ? 'ok' : 'weak';
}
