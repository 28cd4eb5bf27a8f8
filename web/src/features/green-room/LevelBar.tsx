import { useEffect, useRef } from 'react';
import css from './LevelBar.module.css';
import type { Rehearsal } from './rehearsal';

/** The microphone's level, written straight into the page: it changes 60 times a second. */
export function LevelBar({ rehearsal, stream }: { rehearsal: Rehearsal; stream: MediaStream }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      rehearsal.levels(stream)((level) => {
        bar.current?.style.setProperty('--level', level.toFixed(3));
        bar.current?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
      }),
    [rehearsal, stream],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn alike in every browser.
    <div
      ref={bar}
      className={css.bar}
      role="meter"
      aria-label="Microphone level"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
