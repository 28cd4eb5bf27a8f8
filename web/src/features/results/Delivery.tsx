import { plural } from '@/lib/format';
import type { AnswerResult } from './api/get-results';
import css from './Delivery.module.css';

type Measured = NonNullable<AnswerResult['delivery']>;

const SLOW = 120;
const FAST = 180;
const LONG_PAUSE_S = 1;

/** How it was said, in one line. It is guidance and no part of the score. */
export function Delivery({ delivery }: { delivery: Measured }) {
  const { wpm, fillers, filler_percent, words, pauses } = delivery;
  const long = pauses.map(({ start_s, end_s }) => end_s - start_s).filter((s) => s >= LONG_PAUSE_S);
  return (
    <p className={css.figures}>
      {wpm !== null && (
        <span>
          <b>{wpm.toFixed(0)}</b> words a minute <span className="dim">{paceOf(wpm)}</span>
        </span>
      )}
      <span>
        <b>{fillers.length}</b> {fillers.length === 1 ? 'filler' : 'fillers'}{' '}
        {fillers.length > 0 && (
          <span className="dim">
            {named(fillers)}
            {filler_percent !== null &&
              `; ${filler_percent.toFixed(1)} % of ${plural(words, 'word')}`}
          </span>
        )}
      </span>
      <span>
        <b>{long.length}</b> {long.length === 1 ? 'pause' : 'pauses'} over 1 s{' '}
        {long.length > 0 && <span className="dim">longest {Math.max(...long).toFixed(1)} s</span>}
      </span>
      <span className="dim">Not part of the score</span>
    </p>
  );
}

function paceOf(wpm: number): string {
  if (wpm < SLOW) return `slow is under ${SLOW}`;
  if (wpm > FAST) return `fast is over ${FAST}`;
  return 'comfortable is 140–160';
}

/** "um ×3, like": the commonest first. */
function named(fillers: Measured['fillers']): string {
  const counts = new Map<string, number>();
  for (const { word } of fillers) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => (count === 1 ? word : `${word} ×${count}`))
    .join(', ');
}
