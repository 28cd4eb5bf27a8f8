import { useTranslation } from 'react-i18next';
import { clockTime, figure } from '@/lib/format';
import type { AnswerResult } from './api/get-results';
import css from './Lanes.module.css';
import { LONG_PAUSE_S } from './passages';
import type { Lettered } from './quotes';
import type { Player } from './use-player';

type Measured = NonNullable<AnswerResult['delivery']>;

/** Labels nearer to each other than this would lie on each other. */
const APART = 0.07;
/** Seconds between two figures of the axis, the least that leaves them room. */
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600];
const MOST_STEPS = 7;

function left(atS: number, durationS: number): string {
  return `${Math.min(100, (100 * atS) / durationS)}%`;
}

/** The fillers, as words and wedges over the waveform. The transcript has them for readers. */
export function FillerLane({
  fillers,
  durationS,
}: {
  fillers: Measured['fillers'];
  durationS: number;
}) {
  let last = Number.NEGATIVE_INFINITY;
  return (
    <div className={css.fillers} aria-hidden="true">
      {[...fillers]
        .sort((a, b) => a.at_s - b.at_s)
        .map(({ word, at_s }) => {
          const named = at_s - last > APART * durationS;
          if (named) last = at_s;
          return (
            <span key={`${word} ${at_s}`} style={{ left: left(at_s, durationS) }}>
              {named && word}
            </span>
          );
        })}
    </div>
  );
}

/** The pauses, as brackets over the waveform with their length. */
export function PauseMarks({
  pauses,
  durationS,
}: {
  pauses: Measured['pauses'];
  durationS: number;
}) {
  return (
    <div className={css.pauses} aria-hidden="true">
      {pauses
        .filter(({ start_s, end_s }) => end_s - start_s >= LONG_PAUSE_S)
        .map(({ start_s, end_s }) => (
          <span
            key={start_s}
            style={{
              left: left(start_s, durationS),
              width: `${(100 * (end_s - start_s)) / durationS}%`,
            }}
          >
            <span className={css.length}>{figure(end_s - start_s, 1)} s</span>
          </span>
        ))}
    </div>
  );
}

interface QuoteLaneProps {
  quotes: readonly Lettered[];
  durationS: number;
  player: Player;
}

/** The quotes under the waveform; each plays itself. */
export function QuoteLane({ quotes, durationS, player }: QuoteLaneProps) {
  const { t } = useTranslation('results');
  if (quotes.length === 0) return null;
  return (
    <div className={css.quotes}>
      {quotes.map((quote) => (
        <button
          key={quote.letter}
          type="button"
          data-kind={quote.kind}
          style={{
            left: left(quote.start_s, durationS),
            width: `${(100 * (quote.end_s - quote.start_s)) / durationS}%`,
          }}
          aria-label={t('quote.play_from_to', {
            letter: quote.letter,
            from: clockTime(quote.start_s),
            to: clockTime(quote.end_s),
          })}
          onClick={() => player.playClip(quote)}
        >
          <span>{quote.letter}</span>
        </button>
      ))}
    </div>
  );
}

export function Axis({ durationS }: { durationS: number }) {
  const step = STEPS.find((one) => durationS / one <= MOST_STEPS) ?? 1_200;
  const marks = Array.from({ length: Math.floor(durationS / step) + 1 }, (_, at) => at * step);
  return (
    <div className={css.axis} aria-hidden="true">
      {marks
        // The end has no room for half a figure.
        .filter((at) => at === 0 || at < durationS * 0.97)
        .map((at) => (
          <span key={at} style={{ left: left(at, durationS) }}>
            {clockTime(at)}
          </span>
        ))}
    </div>
  );
}
