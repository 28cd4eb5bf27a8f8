import { type CallSettings, saveCallSettings } from '@/lib/call-settings';
import type { WatchLevel } from '@/lib/use-level';
import { browserClock } from '@/media/clock';
import { Devices } from '@/media/devices';
import type { ClientMessage } from '@/media/messages';
import { watchLevel } from '@/media/meter';
import {
  MicrophoneError,
  type MicrophoneProblem,
  openMicrophone,
  stopStream,
} from '@/media/microphone';
import { Player } from '@/media/player';
import { RoomConnection } from '@/media/room-connection';
import type { RoomView } from '@/media/room-state';
import { createStore, type Readable } from '@/media/store';
import { onWake } from '@/media/wake';
import { join } from './api/join';
import { offer } from './api/offer';
import { greeting } from './greeting';

/** Where the candidate's voice comes from. */
export type VoiceSource =
  | { kind: 'opening' }
  | { kind: 'open'; stream: MediaStream }
  | { kind: 'typing' }
  | { kind: 'problem'; problem: MicrophoneProblem }
  | { kind: 'lost' };

/** One visit to the room: microphone, connection, loudspeaker and this tab's settings. */
export class Call {
  readonly connection: RoomConnection;
  readonly player = new Player(new Audio());
  private readonly voiceStore = createStore<VoiceSource>({ kind: 'opening' });
  private readonly remoteStore = createStore<MediaStream | null>(null);
  private readonly mutedStore = createStore(false);
  private readonly settingsStore: ReturnType<typeof createStore<CallSettings>>;
  private readonly devices = new Devices();
  private readonly audio = new AudioContext();
  private readonly stops: (() => void)[] = [];
  private started = false;

  constructor(interviewId: string, settings: CallSettings) {
    this.settingsStore = createStore(settings);
    this.connection = new RoomConnection({
      signalling: {
        join: (signal) => join(interviewId, signal),
        offer,
      },
      createPeer: (config) => new RTCPeerConnection(config),
      clock: browserClock,
      random: Math.random,
      track: null,
      onAudio: (track) => this.hear(new MediaStream([track])),
      greet: (view: RoomView): ClientMessage[] => greeting(view, this.settingsStore.get()),
    });
  }

  get voice(): Readable<VoiceSource> {
    return this.voiceStore;
  }

  /** The interviewer's voice, once it is there. */
  get remote(): Readable<MediaStream | null> {
    return this.remoteStore;
  }

  get muted(): Readable<boolean> {
    return this.mutedStore;
  }

  get settings(): Readable<CallSettings> {
    return this.settingsStore;
  }

  async open(): Promise<void> {
    const { connection, devices } = this;
    this.stops.push(onWake(() => connection.wake()));
    this.stops.push(devices.list.subscribe(() => void this.recover()));
    await devices.start();
    if (this.settingsStore.get().typing) await this.typeInstead();
    else await this.speak();
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.connection.close();
    this.devices.close();
    this.player.close();
    this.releaseMicrophone();
    void this.audio.close();
  }

  set(change: Partial<CallSettings>): void {
    const next = { ...this.settingsStore.get(), ...change };
    this.settingsStore.set(next);
    saveCallSettings(next);
  }

  setMuted(muted: boolean): void {
    this.mutedStore.set(muted);
    const voice = this.voiceStore.get();
    if (voice.kind === 'open') enable(voice.stream, !muted);
  }

  /** Opens the chosen microphone and goes to the room. */
  async speak(): Promise<void> {
    this.set({ typing: false });
    await this.takeMicrophone(this.settingsStore.get().microphoneId);
  }

  /** Goes to the room without a microphone. */
  async typeInstead(): Promise<void> {
    this.set({ typing: true });
    this.releaseMicrophone();
    this.voiceStore.set({ kind: 'typing' });
    await this.connection.setTrack(null);
    this.enter();
  }

  /** From a click: browsers let sound begin only then. */
  async allowSound(): Promise<void> {
    await this.audio.resume();
    await this.player.play();
  }

  /** Levels of a stream, for the presence and the microphone's bar. */
  levels(stream: MediaStream): WatchLevel {
    return (onLevel) => watchLevel(this.audio, stream, onLevel);
  }

  private async takeMicrophone(deviceId: string | null): Promise<void> {
    try {
      const stream = await openMicrophone(deviceId);
      const [track] = stream.getAudioTracks();
      if (track === undefined) throw new MicrophoneError('missing');
      this.releaseMicrophone();
      track.onended = () => this.voiceStore.set({ kind: 'lost' });
      enable(stream, !this.mutedStore.get());
      this.voiceStore.set({ kind: 'open', stream });
      await this.connection.setTrack(track);
      this.enter();
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      // The chosen one is gone: the next try takes the system's.
      if (error.problem === 'missing') this.set({ microphoneId: null });
      this.voiceStore.set({ kind: 'problem', problem: error.problem });
    }
  }

  /** A microphone came back, or permission did: take it without being asked. */
  private async recover(): Promise<void> {
    const { kind } = this.voiceStore.get();
    const { microphones, permission } = this.devices.list.get();
    if (kind === 'lost' && microphones.length > 0) await this.takeMicrophone(null);
    if (kind === 'problem' && permission === 'granted') await this.speak();
  }

  private enter(): void {
    if (this.started) return;
    this.started = true;
    this.connection.start();
  }

  private hear(stream: MediaStream): void {
    this.remoteStore.set(stream);
    void this.player.playOn(this.settingsStore.get().speakerId);
    void this.player.attach(stream);
  }

  private releaseMicrophone(): void {
    const voice = this.voiceStore.get();
    if (voice.kind === 'open') stopStream(voice.stream);
  }
}

function enable(stream: MediaStream, on: boolean): void {
  for (const track of stream.getAudioTracks()) track.enabled = on;
}
