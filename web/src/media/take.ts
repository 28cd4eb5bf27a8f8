import type { Clock } from './clock';
import { createStore, type Readable } from './store';

/** What was said into the microphone so far, piece by piece, for hearing it again. */
export interface Take {
  talking: boolean;
  /** Seconds of the pieces that are over. */
  keptS: number;
  /** On the clock; null while nobody talks. */
  sinceMs: number | null;
  /** Empty where the browser cannot record. */
  sounds: readonly Blob[];
}

const NOTHING: Take = { talking: false, keptS: 0, sinceMs: null, sounds: [] };

/** Levels (0 to 1) kept of a take, one every BAR_MS: what a waveform is drawn from. */
export const BAR_MS = 60;
const MOST_BARS = 20_000;

/** Seconds of a take at `nowMs`. */
export function takeSeconds(take: Take, nowMs: number): number {
  return take.keptS + (take.sinceMs === null ? 0 : (nowMs - take.sinceMs) / 1_000);
}

type WatchLevel = (onLevel: (level: number) => void) => () => void;

/** Records what is said between `begin` and `end`, as often as it is said, until `clear`. */
export class TakeRecorder {
  private readonly store = createStore<Take>(NOTHING);
  private readonly barStore = createStore<readonly number[]>([]);
  private readonly clock: Clock;
  private stopLevels: () => void = () => {};
  private recorder: MediaRecorder | null = null;
  /** Grows with every `clear`, so that a recording that ends later is left out. */
  private generation = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get take(): Readable<Take> {
    return this.store;
  }

  get bars(): Readable<readonly number[]> {
    return this.barStore;
  }

  begin(stream: MediaStream | null, levels: WatchLevel | null): void {
    const take = this.store.get();
    if (take.talking) return;
    this.store.set({ ...take, talking: true, sinceMs: this.clock.now() });
    if (levels !== null) this.follow(levels);
    if (stream !== null && canRecord()) this.record(stream);
  }

  end(): void {
    const take = this.store.get();
    if (!take.talking) return;
    const keptS = takeSeconds(take, this.clock.now());
    this.store.set({ ...take, talking: false, keptS, sinceMs: null });
    this.stop();
  }

  clear(): void {
    this.generation += 1;
    this.stop();
    this.store.set(NOTHING);
    this.barStore.set([]);
  }

  private follow(levels: WatchLevel): void {
    let loudest = 0;
    let dueMs = this.clock.now() + BAR_MS;
    this.stopLevels = levels((level) => {
      loudest = Math.max(loudest, level);
      if (this.clock.now() < dueMs) return;
      dueMs += BAR_MS;
      this.barStore.set([...this.barStore.get(), loudest].slice(-MOST_BARS));
      loudest = 0;
    });
  }

  private record(stream: MediaStream): void {
    const { generation } = this;
    const parts: Blob[] = [];
    const recorder = new MediaRecorder(stream);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      if (generation !== this.generation) return;
      const take = this.store.get();
      const sound = new Blob(parts, { type: recorder.mimeType });
      this.store.set({ ...take, sounds: [...take.sounds, sound] });
    };
    recorder.start();
    this.recorder = recorder;
  }

  private stop(): void {
    this.stopLevels();
    this.stopLevels = () => {};
    if (this.recorder !== null && this.recorder.state !== 'inactive') this.recorder.stop();
    this.recorder = null;
  }
}

function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined';
}
