import type { WatchLevel } from '@/lib/use-level';
import { chime } from '@/media/chime';
import { recordClip } from '@/media/clip';
import { browserClock } from '@/media/clock';
import { Devices } from '@/media/devices';
import { watchLevel } from '@/media/meter';
import {
  MicrophoneError,
  type MicrophoneProblem,
  openMicrophone,
  stopStream,
} from '@/media/microphone';
import { playSound } from '@/media/sound';
import { createStore, type Readable } from '@/media/store';

export type Hearing =
  | { kind: 'opening' }
  | { kind: 'open'; stream: MediaStream }
  | { kind: 'off' }
  | { kind: 'problem'; problem: MicrophoneProblem };

export type Clip = { kind: 'none' } | { kind: 'recording' } | { kind: 'ready'; sound: Blob };

const CLIP_MS = 3_000;
/** A level that speech reaches and a quiet room does not. */
const SPEECH_LEVEL = 0.45;

/** The green room's microphone and loudspeaker, before there is a call. */
export class Rehearsal {
  readonly devices = new Devices();
  private readonly hearingStore = createStore<Hearing>({ kind: 'opening' });
  private readonly heardStore = createStore(false);
  private readonly clipStore = createStore<Clip>({ kind: 'none' });
  private readonly unpluggedStore = createStore(false);
  private readonly audio = new AudioContext();
  private stopWatching: () => void = () => {};
  /** How many microphones there were; null until they were counted once. */
  private known: number | null = null;
  /** Grows with every wish, so that a microphone that opens too late is closed again. */
  private wish = 0;

  get hearing(): Readable<Hearing> {
    return this.hearingStore;
  }

  /** Something as loud as speech came in. */
  get heard(): Readable<boolean> {
    return this.heardStore;
  }

  get clip(): Readable<Clip> {
    return this.clipStore;
  }

  /** The chosen microphone was pulled out, and another one took its place. */
  get unplugged(): Readable<boolean> {
    return this.unpluggedStore;
  }

  async start(): Promise<void> {
    this.stopWatching = this.devices.list.subscribe(() => this.listChanged());
    await this.devices.start();
  }

  close(): void {
    this.stopWatching();
    this.silence();
    this.devices.close();
    void this.audio.close();
  }

  /** Opens a microphone; null is the system's. */
  async open(microphoneId: string | null): Promise<void> {
    this.silence();
    this.unpluggedStore.set(false);
    this.wish += 1;
    const { wish } = this;
    this.hearingStore.set({ kind: 'opening' });
    try {
      const stream = await openMicrophone(microphoneId);
      if (wish !== this.wish) {
        stopStream(stream);
        return;
      }
      this.hearingStore.set({ kind: 'open', stream });
      for (const track of stream.getAudioTracks()) track.onended = () => void this.replace();
      await this.audio.resume();
      await this.devices.refresh();
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      if (wish !== this.wish) return;
      // The one that was chosen in another visit is not there: the system's may be.
      if (error.problem === 'missing' && microphoneId !== null) await this.replace();
      else this.hearingStore.set({ kind: 'problem', problem: error.problem });
    }
  }

  /** Turns the microphone off: the candidate types. */
  turnOff(): void {
    this.silence();
    this.hearingStore.set({ kind: 'off' });
  }

  levels(stream: MediaStream): WatchLevel {
    return (onLevel) =>
      watchLevel(this.audio, stream, (level) => {
        if (level >= SPEECH_LEVEL) this.heardStore.set(true);
        onLevel(level);
      });
  }

  async record(): Promise<void> {
    const hearing = this.hearingStore.get();
    if (hearing.kind !== 'open') return;
    this.clipStore.set({ kind: 'recording' });
    const sound = await recordClip(hearing.stream, CLIP_MS, browserClock);
    this.clipStore.set({ kind: 'ready', sound });
  }

  async playClip(speakerId: string | null): Promise<void> {
    const clip = this.clipStore.get();
    if (clip.kind === 'ready') await playSound(clip.sound, speakerId);
  }

  /** False where it could not be played. */
  async playChime(speakerId: string | null): Promise<boolean> {
    try {
      await playSound(chime(), speakerId);
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  private async replace(): Promise<void> {
    await this.open(null);
    if (this.hearingStore.get().kind === 'open') this.unpluggedStore.set(true);
  }

  /** A microphone came, or permission did: take it without being asked. */
  private listChanged(): void {
    const { microphones, permission } = this.devices.list.get();
    const grew = this.known !== null && microphones.length > this.known;
    this.known = microphones.length;
    const hearing = this.hearingStore.get();
    if (hearing.kind !== 'problem') return;
    const plugged = hearing.problem === 'missing' && grew;
    if (plugged || permission === 'granted') void this.open(null);
  }

  private silence(): void {
    this.wish += 1;
    const hearing = this.hearingStore.get();
    if (hearing.kind === 'open') stopStream(hearing.stream);
    this.heardStore.set(false);
    this.clipStore.set({ kind: 'none' });
  }
}
