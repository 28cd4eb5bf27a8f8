import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '@/lib/format';
import css from './SeekBar.module.css';
import type { Player } from './use-player';

/** How far keys go, in seconds; the bar's own step is as fine as a pointer. */
const STEPS_S: Readonly<Record<string, number>> = {
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -10,
  PageUp: 10,
};

function within(atS: number, durationS: number): number {
  return Math.min(durationS, Math.max(0, atS));
}

/** The place in the answer: shown over the waveform, moved by pointer and arrow keys. */
export function SeekBar({ player, durationS }: { player: Player; durationS: number }) {
  const { t } = useTranslation('results');
  const { watch } = player;
  const bar = useRef<HTMLInputElement>(null);
  const head = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      watch((atS) => {
        const share = durationS === 0 ? 0 : Math.min(1, atS / durationS);
        head.current?.style.setProperty('left', `${100 * share}%`);
        if (bar.current === null) return;
        bar.current.value = String(atS);
        bar.current.setAttribute('aria-valuetext', clockTime(atS));
      }),
    [watch, durationS],
  );
  return (
    <>
      <input
        ref={bar}
        className={css.bar}
        type="range"
        min={0}
        max={Math.max(durationS, 0.1)}
        step={0.1}
        defaultValue={0}
        aria-label={t('player.place')}
        aria-valuetext={clockTime(0)}
        onInput={(event) => player.seek(Number(event.currentTarget.value))}
        onKeyDown={(event) => {
          const by = STEPS_S[event.key];
          if (by === undefined && event.key !== ' ' && event.key !== 'Enter') return;
          event.preventDefault();
          if (by === undefined) player.toggle();
          else player.seek(within(Number(event.currentTarget.value) + by, durationS));
        }}
      />
      <span ref={head} className={css.head} />
    </>
  );
}
