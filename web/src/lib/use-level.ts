import { type RefObject, useEffect } from 'react';

/** Starts to report levels (0 to 1) to a callback; returns how to stop. */
export type WatchLevel = (onLevel: (level: number) => void) => () => void;

/** Writes a level into the CSS variable `--level` of an element, without rendering. */
export function useLevel(target: RefObject<HTMLElement | null>, watch: WatchLevel | null): void {
  useEffect(() => {
    if (watch === null) return;
    return watch((level) => target.current?.style.setProperty('--level', level.toFixed(3)));
  }, [target, watch]);
}
