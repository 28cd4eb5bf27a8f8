/** Time as the media core sees it, in milliseconds; tests pass their own. */
export interface Clock {
  /** Monotonic: a changed wall clock does not move it. */
  now(): number;
  after(delayMs: number, run: () => void): Cancel;
}

export type Cancel = () => void;

export const browserClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
