import { useEffect, useRef } from 'react';
import type { Readable } from '@/media/store';
import css from './Waveform.module.css';

const COLUMNS = 96;
const HEIGHT = 40;
const STEP = 5;
const LEAST = 1;

/** The newest of `bars` while it grows, all of it afterwards; one bar a column. */
function columnsOf(bars: readonly number[], growing: boolean): number[] {
  if (growing || bars.length <= COLUMNS) return bars.slice(-COLUMNS);
  return Array.from({ length: COLUMNS }, (_, column) => {
    const from = Math.floor((column * bars.length) / COLUMNS);
    const to = Math.floor(((column + 1) * bars.length) / COLUMNS);
    return Math.max(...bars.slice(from, to));
  });
}

function pathOf(columns: readonly number[]): string {
  return columns
    .map((level, column) => {
      const height = Math.max(LEAST, level * HEIGHT);
      return `M${column * STEP + 1.5} ${(HEIGHT - height) / 2}v${height}`;
    })
    .join('');
}

interface WaveformProps {
  bars: Readable<readonly number[]>;
  growing: boolean;
  label: string;
}

/** How loud it was, over time; drawn past React, as it grows 16 times a second. */
export function Waveform({ bars, growing, label }: WaveformProps) {
  const path = useRef<SVGPathElement>(null);
  useEffect(() => {
    const draw = () => path.current?.setAttribute('d', pathOf(columnsOf(bars.get(), growing)));
    draw();
    return bars.subscribe(draw);
  }, [bars, growing]);
  return (
    <svg
      className={css.wave}
      viewBox={`0 0 ${COLUMNS * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      data-growing={growing || undefined}
    >
      <path ref={path} />
    </svg>
  );
}
