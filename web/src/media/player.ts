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

  /** Chooses the speaker; null is the system's. False where it is not there any more. */
  playOn(deviceId: string | null): Promise<boolean> {
    return chooseSpeaker(this.element, deviceId);
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

/**
 * Lets `element` play on a speaker where the browser can choose; null is the system's. False where
 * that speaker is not there any more: then the system's plays.
 */
export async function chooseSpeaker(
  element: HTMLMediaElement,
  deviceId: string | null,
): Promise<boolean> {
  if (!canChooseSpeaker()) return true;
  try {
    await element.setSinkId(deviceId ?? '');
    return true;
  } catch (error) {
    if (!(error instanceof DOMException) || deviceId === null) throw error;
    await element.setSinkId('');
    return false;
  }
}
