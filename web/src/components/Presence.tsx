import { useRef } from 'react';
import { useLevel, type WatchLevel } from '@/lib/use-level';
import css from './Presence.module.css';
import { PEBBLES } from './pebbles';

export type PresenceState = 'connecting' | 'listening' | 'thinking' | 'speaking' | 'paused';

interface PresenceProps {
  state: PresenceState;
  label: string;
  /** The voice that the shape follows: the candidate's while listening, else the interviewer's. */
  watchLevel?: WatchLevel | null;
  small?: boolean;
}

/** The interviewer as three pebbles: open when listening, full when speaking. */
export function Presence({ state, label, watchLevel = null, small = false }: PresenceProps) {
  const root = useRef<HTMLDivElement>(null);
  useLevel(root, watchLevel);
  return (
    <div
      ref={root}
      className={css.presence}
      data-state={state}
      data-small={small || undefined}
      role="img"
      aria-label={label}
    >
      <svg viewBox="-120 -120 240 240" aria-hidden="true">
        <path className={css.halo} d={PEBBLES.halo} />
        <path className={css.ring} d={PEBBLES.ring} />
        <path className={css.core} d={PEBBLES.core} />
        <g className={css.bars}>
          <rect x={-15} y={-20} width={9} height={40} rx={3} />
          <rect x={6} y={-20} width={9} height={40} rx={3} />
        </g>
      </svg>
    </div>
  );
}
