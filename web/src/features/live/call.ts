import { type CallSettings, saveCallSettings } from '@/lib/call-settings';
import type { WatchLevel } from '@/lib/use-level';
import { browserClock } from '@/media/clock';
import { onGesture } from '@/media/gesture';
import type { ClientMessage } from '@/media/messages';
import { watchLevel } from '@/media/meter';
import { Player } from '@/media/player';
import { RoomConnection } from '@/media/room-connection';
import type { RoomView } from '@/media/room-state';
import { createStore, type Readable } from '@/media/store';
import { onWake } from '@/media/wake';
import { keepAwake } from '@/media/wake-lock';
import { join } from './api/join';
import { offer } from './api/offer';
import { greeting } from './greeting';
import { ManualTurn } from './manual-turn';
import { Voice } from './voice';

/** One visit to the room: microphone, connection, loudspeaker and this tab's settings. */
export class Call {
  readonly connection: RoomConnection;
  readonly player = new Player(new Audio());
  readonly voice: Voice;
  readonly manual: ManualTurn;
  private readonly remoteStore = createStore<MediaStream | null>(null);
  private readonly settingsStore: ReturnType<typeof createStore<CallSettings>>;
  private readonly audio = new AudioContext();
  private readonly stops: (() => void)[] = [];
  private started = false;

  constructor(interviewId: string, settings: CallSettings) {
    this.settingsStore = createStore(settings);
    this.connection = new RoomConnection({
      signalling: {
        join: (signal) => join(interviewId, this.settingsStore.get().listenConsent, signal),
        offer,
      },
      createPeer: (config) => new RTCPeerConnection(config),
      clock: browserClock,
      random: Math.random,
      track: null,
      onAudio: (track) => this.hear(new MediaStream([track])),
      greet: (view: RoomView): ClientMessage[] => greeting(view, this.settingsStore.get()),
    });
    const { connection } = this;
    this.voice = new Voice({
      setTrack: (track) => this.enter(track),
      wanted: () => this.settingsStore.get().microphoneId,
      forget: () => this.set({ microphoneId: null }),
    });
    this.manual = new ManualTurn({
      send: (message) => connection.send(message),
      view: connection.view,
      settings: this.settingsStore,
      voice: this.voice,
      levels: (stream) => this.levels(stream),
    });
  }

  /** The interviewer's voice, once it is there. */
  get remote(): Readable<MediaStream | null> {
    return this.remoteStore;
  }

  get settings(): Readable<CallSettings> {
    return this.settingsStore;
  }

  async open(): Promise<void> {
    const { connection, voice, manual } = this;
    this.stops.push(
      onWake(() => connection.wake()),
      onGesture(() => void this.allowSound()),
      keepAwake(),
      voice.devices.list.subscribe(() => void this.checkSpeaker()),
      voice.source.subscribe(() => manual.moved()),
      connection.view.subscribe(() => manual.sync()),
      this.settingsStore.subscribe(() => manual.sync()),
    );
    manual.sync();
    await voice.watch();
    if (this.settingsStore.get().typing) await voice.close();
    else await voice.open();
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.manual.close();
    this.connection.close();
    this.voice.leave();
    this.player.close();
    void this.audio.close();
  }

  set(change: Partial<CallSettings>): void {
    const next = { ...this.settingsStore.get(), ...change };
    this.settingsStore.set(next);
    saveCallSettings(next);
  }

  /** Opens the chosen microphone and goes to the room. */
  async speak(): Promise<void> {
    this.set({ typing: false });
    await this.voice.open();
  }

  /** Goes to the room without a microphone. */
  async typeInstead(): Promise<void> {
    this.set({ typing: true });
    await this.voice.close();
  }

  /** Speaks through another microphone from here on; null is the system's. */
  async chooseMicrophone(microphoneId: string | null): Promise<void> {
    this.voice.tell(null);
    this.set({ microphoneId, typing: false });
    await this.voice.open();
  }

  async chooseSpeaker(speakerId: string | null): Promise<void> {
    this.set({ speakerId });
    if (!(await this.player.playOn(speakerId))) this.set({ speakerId: null });
  }

  /** From a press: browsers let sound begin only then. */
  async allowSound(): Promise<void> {
    await this.audio.resume();
    if (this.player.state.get() === 'blocked') await this.player.play();
  }

  /** Levels of a stream, for the presence and the microphone's bar. */
  levels(stream: MediaStream): WatchLevel {
    return (onLevel) => watchLevel(this.audio, stream, onLevel);
  }

  /** The first time there is a microphone, or the word that there is none, the call begins. */
  private async enter(track: MediaStreamTrack | null): Promise<void> {
    await this.connection.setTrack(track);
    if (this.started) return;
    this.started = true;
    this.connection.start();
  }

  private hear(stream: MediaStream): void {
    this.remoteStore.set(stream);
    void this.chooseSpeaker(this.settingsStore.get().speakerId);
    void this.player.attach(stream);
  }

  /** The chosen speaker may have been pulled out; then the system's goes on. */
  private async checkSpeaker(): Promise<void> {
    const { speakers } = this.voice.devices.list.get();
    const { speakerId } = this.settingsStore.get();
    const there = speakers.some(({ id }) => id === speakerId);
    if (speakerId === null || speakers.length === 0 || there) return;
    await this.chooseSpeaker(null);
    // Where the microphone went with it, as with a headset, that is the news.
    if (this.voice.news.get() === null) this.voice.tell({ kind: 'speakerGone' });
  }
}
