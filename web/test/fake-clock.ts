import type { Clock } from '@/media/clock';

interface Timer {
  atMs: number;
  run: () => void;
}

/** Time that moves only when told to. */
export class FakeClock implements Clock {
  private nowMs = 0;
  private timers: Timer[] = [];

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Runs what falls due within `ms`, in order, and lets promises settle after each. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (;;) {
      await settled();
      const due = this.timers.filter(({ atMs }) => atMs <= untilMs);
      const next = due.sort((one, other) => one.atMs - other.atMs)[0];
      if (next === undefined) break;
      this.nowMs = next.atMs;
      this.timers = this.timers.filter((timer) => timer !== next);
      next.run();
    }
    this.nowMs = untilMs;
    await settled();
  }
}

/** Lets every promise that can settle do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
