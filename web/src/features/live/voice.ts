import { arrivals, type Device, Devices, deviceName } from '@/media/devices';
import {
  MicrophoneError,
  type MicrophoneProblem,
  openMicrophone,
  stopStream,
} from '@/media/microphone';
import { createStore, type Readable } from '@/media/store';

/** Where the candidate's voice comes from. */
export type VoiceSource =
  | { kind: 'opening' }
  | { kind: 'open'; stream: MediaStream; label: string }
  | { kind: 'typing' }
  | { kind: 'problem'; problem: MicrophoneProblem }
  | { kind: 'lost' };

/** What changed of the devices without the candidate's doing; `from` is empty where it is unknown. */
export type DeviceNews =
  | { kind: 'switched'; from: string; to: string }
  | { kind: 'arrived'; device: Device }
  | { kind: 'speakerGone' };

interface VoiceOptions {
  /** The line takes this track from here on; null is none. */
  setTrack: (track: MediaStreamTrack | null) => Promise<void>;
  /** The microphone to open; null is the system's. */
  wanted: () => string | null;
  /** The chosen microphone is not there: the system's is wanted from here on. */
  forget: () => void;
}

/** The candidate's microphone: opened, changed, lost and found again, and silent where it should be. */
export class Voice {
  readonly devices = new Devices();
  private readonly options: VoiceOptions;
  private readonly sourceStore = createStore<VoiceSource>({ kind: 'opening' });
  private readonly newsStore = createStore<DeviceNews | null>(null);
  private readonly mutedStore = createStore(false);
  /** Whether the candidate is to be heard at all: in manual mode only while talking. */
  private heard = true;
  /** Null until the devices were listed once. */
  private known: readonly Device[] | null = null;
  private stopWatching: () => void = () => {};
  /** Grows with every wish, so that a microphone that opens too late is closed again. */
  private wish = 0;

  constructor(options: VoiceOptions) {
    this.options = options;
  }

  get source(): Readable<VoiceSource> {
    return this.sourceStore;
  }

  get news(): Readable<DeviceNews | null> {
    return this.newsStore;
  }

  get muted(): Readable<boolean> {
    return this.mutedStore;
  }

  get stream(): MediaStream | null {
    const source = this.sourceStore.get();
    return source.kind === 'open' ? source.stream : null;
  }

  async watch(): Promise<void> {
    this.stopWatching = this.devices.list.subscribe(() => this.listChanged());
    await this.devices.start();
  }

  /** Opens the wanted microphone, or the system's where that one is not there. */
  async open(): Promise<void> {
    await this.take(this.options.wanted());
  }

  /** No microphone: the candidate types. */
  async close(): Promise<void> {
    this.wish += 1;
    this.release();
    this.sourceStore.set({ kind: 'typing' });
    await this.options.setTrack(null);
  }

  /** The visit is over. */
  leave(): void {
    this.wish += 1;
    this.stopWatching();
    this.devices.close();
    this.release();
  }

  setMuted(muted: boolean): void {
    this.mutedStore.set(muted);
    this.apply();
  }

  setHeard(heard: boolean): void {
    this.heard = heard;
    this.apply();
  }

  tell(news: DeviceNews | null): void {
    this.newsStore.set(news);
  }

  private async take(deviceId: string | null, lost = false): Promise<void> {
    this.wish += 1;
    const { wish } = this;
    try {
      const stream = await openMicrophone(deviceId);
      const [track] = stream.getAudioTracks();
      if (track === undefined) throw new MicrophoneError('missing');
      if (wish !== this.wish) {
        stopStream(stream);
        return;
      }
      this.release();
      const label = deviceName(track.label);
      track.onended = () => void this.replace(label);
      this.sourceStore.set({ kind: 'open', stream, label });
      this.apply();
      await this.options.setTrack(track);
      // Names are told only now.
      await this.devices.refresh();
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      if (wish !== this.wish) return;
      if (lost && error.problem === 'missing') this.sourceStore.set({ kind: 'lost' });
      else await this.refused(error.problem, deviceId);
    }
  }

  private async refused(problem: MicrophoneProblem, deviceId: string | null): Promise<void> {
    if (problem === 'missing' && deviceId !== null) {
      this.options.forget();
      await this.take(null);
      this.tellSwitched('');
      return;
    }
    this.sourceStore.set({ kind: 'problem', problem });
  }

  /** The microphone in use was pulled out, or taken away: go on with another one. */
  private async replace(from: string): Promise<void> {
    this.release();
    this.options.forget();
    await this.take(null, true);
    this.tellSwitched(from);
  }

  private tellSwitched(from: string): void {
    const source = this.sourceStore.get();
    if (source.kind === 'open') this.tell({ kind: 'switched', from, to: source.label });
  }

  /** A microphone came, or permission did: take it where there is none, else offer it. */
  private listChanged(): void {
    const { microphones, permission } = this.devices.list.get();
    const before = this.known;
    this.known = microphones;
    const source = this.sourceStore.get();
    const [arrived] = arrivals(before ?? [], microphones);
    if (source.kind === 'open' && arrived !== undefined) {
      this.tell({ kind: 'arrived', device: arrived });
    }
    if (source.kind === 'lost' && microphones.length > 0) void this.take(null, true);
    if (source.kind !== 'problem') return;
    const grew = before !== null && microphones.length > before.length;
    const plugged = source.problem === 'missing' && grew;
    if (plugged || permission === 'granted') void this.open();
  }

  private release(): void {
    const { stream } = this;
    if (stream === null) return;
    for (const track of stream.getAudioTracks()) track.onended = null;
    stopStream(stream);
  }

  private apply(): void {
    const on = this.heard && !this.mutedStore.get();
    for (const track of this.stream?.getAudioTracks() ?? []) track.enabled = on;
  }
}
