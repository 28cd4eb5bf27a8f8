import { createStore, type Readable } from './store';

export type PlayerState = 'silent' | 'playing' | 'blocked';

/** Plays the interviewer's voice; browsers may ask for a click before the first sound. */
export class Player {
  private readonly store = createStore<PlayerState>('silent');
  private readonly element: HTMLAudioElement;

  constructor(element: HTMLAudioElement) {
    this.element = element;
    this.element.autoplay = true;
  }

  get state(): Readable<PlayerState> {
    return this.store;
  }

  async attach(stream: MediaStream): Promise<void> {
    this.element.srcObject = stream;
    await this.play();
  }

  /** Call from a click where the state is `blocked`. */
  async play(): Promise<void> {
    try {
      await this.element.play();
      this.store.set('playing');
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // AbortError: another stream came meanwhile, whose own play() reports.
      if (error.name === 'NotAllowedError') this.store.set('blocked');
      else if (error.name !== 'AbortError') throw error;
    }
  }

  /** Chooses the speaker where the browser can; null is the system's. */
  async playOn(deviceId: string | null): Promise<void> {
    if (canChooseSpeaker()) await this.element.setSinkId(deviceId ?? '');
  }

  close(): void {
    this.element.pause();
    this.element.srcObject = null;
    this.store.set('silent');
  }
}

export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}
