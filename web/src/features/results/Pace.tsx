import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { clockTime, figure } from '@/lib/format';
import type { AnswerResult } from './api/get-results';
import css from './Pace.module.css';

type Measured = NonNullable<AnswerResult['delivery']>;

/** Width of a window of pace, in seconds. */
const WINDOW_S = 10;
const COMFORTABLE = { from: 140, to: 160 };
const TOP = 230;
const BOTTOM = 90;
const HEIGHT = 80;
const WIDTH = 1_000;

interface Window {
  from_s: number;
  to_s: number;
  /** Null where next to nothing was said. */
  wpm: number | null;
  fillers: number;
}

/** Pace and fillers over the answer, on the waveform's time line: a sentence, a line, a table. */
export function Pace({ delivery, durationS }: { delivery: Measured; durationS: number }) {
  const { t } = useTranslation('results');
  const windows = windowsOf(delivery, durationS);
  const spoken = windows.filter(({ wpm }) => wpm !== null);
  if (spoken.length < 2) return null;
  return (
    <div className={css.pace}>
      <div className={css.chart} aria-hidden="true">
        <span
          className={css.label}
          style={{ top: `${y((COMFORTABLE.from + COMFORTABLE.to) / 2)}%` }}
        >
          {COMFORTABLE.from}–{COMFORTABLE.to}
        </span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <rect
            x={0}
            width={WIDTH}
            y={(y(COMFORTABLE.to) * HEIGHT) / 100}
            height={((y(COMFORTABLE.from) - y(COMFORTABLE.to)) * HEIGHT) / 100}
          />
          <path d={lineThrough(windows, durationS)} />
        </svg>
      </div>
      <p className={css.sentence}>{sentenceOf(spoken, t)}</p>
      <details className={css.table}>
        <summary>{t('table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('pace.time')}</th>
              <th scope="col">{t('pace.pace')}</th>
              <th scope="col">{t('pace.fillers')}</th>
            </tr>
          </thead>
          <tbody>
            {windows.map(({ from_s, to_s, wpm, fillers }) => (
              <tr key={from_s}>
                <th scope="row">
                  {clockTime(from_s)}–{clockTime(to_s)}
                </th>
                <td>{wpm === null ? t('pace.silent') : figure(wpm)}</td>
                <td>{fillers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function windowsOf({ wpm_by_10s, fillers }: Measured, durationS: number): Window[] {
  return wpm_by_10s.map((wpm, at) => {
    const from_s = at * WINDOW_S;
    return {
      from_s,
      to_s: Math.max(from_s, Math.min(durationS, from_s + WINDOW_S)),
      wpm: wpm > 0 ? wpm : null,
      fillers: fillers.filter(({ at_s }) => Math.floor(at_s / WINDOW_S) === at).length,
    };
  });
}

/** From the top, in per cent. */
function y(wpm: number): number {
  const inside = Math.min(TOP, Math.max(BOTTOM, wpm));
  return (100 * (TOP - inside)) / (TOP - BOTTOM);
}

function lineThrough(windows: readonly Window[], durationS: number): string {
  let pen = 'M';
  return windows
    .map(({ from_s, to_s, wpm }) => {
      if (wpm === null) {
        pen = 'M';
        return '';
      }
      const x = (WIDTH * (from_s + to_s)) / 2 / durationS;
      const point = `${pen}${x.toFixed(1)} ${((y(wpm) * HEIGHT) / 100).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}

/** Steady paces need no second figure. */
const STEADY = 20;

function sentenceOf(spoken: readonly Window[], t: TFunction<'results'>): string {
  const paces = spoken.map(({ wpm }) => wpm ?? 0);
  const [slow, fast] = [Math.min(...paces), Math.max(...paces)];
  if (fast - slow < STEADY) return t('pace.steady', { slow: figure(slow), fast: figure(fast) });
  const when = (wpm: number) => clockTime(spoken.find((one) => one.wpm === wpm)?.from_s ?? 0);
  return t('pace.varied', {
    slow: figure(slow),
    slow_at: when(slow),
    fast: figure(fast),
    fast_at: when(fast),
  });
}
