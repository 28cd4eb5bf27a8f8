import { attemptMs, backoffMs } from './backoff';
import type { Cancel, Clock } from './clock';
import type { ConnectionState, Final, Retry } from './connection-state';
import { type Health, UNKNOWN_HEALTH, watchHealth } from './link-health';
import type { AgentMessage, ClientMessage } from './messages';
import { type CreatePeer, openPeerLink, type PeerLink } from './peer-link';
import { RoomInbox } from './room-inbox';
import type { RoomView } from './room-state';
import { judge, type Signalling } from './signalling';
import { createStore, type Readable } from './store';

export interface RoomConnectionOptions {
  signalling: Signalling;
  createPeer: CreatePeer;
  clock: Clock;
  /** In [0, 1); spreads tries. */
  random: () => number;
  /** The microphone; null where the candidate types. */
  track: MediaStreamTrack | null;
  onAudio: (track: MediaStreamTrack) => void;
  /** What to say as soon as the agent's `state` has come, on every join. */
  greet: (view: RoomView) => ClientMessage[];
}

/** An attempt younger than this is not begun anew because the network is back. */
const YOUNG_MS = 1_000;
/** A connection that held this long was sound: the next drop starts from the shortest wait. */
const SOUND_MS = 10_000;

const nothing: Cancel = () => {};

/**
 * The candidate's end of a call: joins, comes back by itself, and keeps what the agent told.
 *
 * The server resumes a running call at every join of the same interview, so coming back is a join
 * like the first. Call `start` once and `close` at the end.
 */
export class RoomConnection {
  private readonly options: RoomConnectionOptions;
  private readonly inbox: RoomInbox;
  private readonly stateStore = createStore<ConnectionState>({
    kind: 'connecting',
    attempt: 0,
    retry: null,
  });
  private readonly healthStore = createStore<Health>(UNKNOWN_HEALTH);
  private track: MediaStreamTrack | null;
  /** Non-null while an attempt or a link lives; callbacks of an earlier one are stale. */
  private current: AbortController | null = null;
  private link: PeerLink | null = null;
  private stateSeen = false;
  private attempt = 0;
  private attemptSinceMs = 0;
  private cancelRetry = nothing;
  private cancelDeadline = nothing;
  private cancelLook = nothing;

  constructor(options: RoomConnectionOptions) {
    this.options = options;
    this.track = options.track;
    this.inbox = new RoomInbox(options.clock);
  }

  get state(): Readable<ConnectionState> {
    return this.stateStore;
  }

  get view(): Readable<RoomView | null> {
    return this.inbox.view;
  }

  get health(): Readable<Health> {
    return this.healthStore;
  }

  get ignored(): RoomInbox['ignored'] {
    return this.inbox.ignored;
  }

  start(): void {
    this.connect();
  }

  /** Leaves without ending the call: the server keeps it for a while. */
  close(): void {
    this.release();
  }

  /** Sends to the agent; false where there is nobody to send to now. */
  send(message: ClientMessage): boolean {
    if (this.stateStore.get().kind !== 'joined' || this.link === null) return false;
    const sent = this.link.send(JSON.stringify(message));
    if (sent) this.inbox.sent(message);
    return sent;
  }

  /** Changes the microphone. Beginning or ceasing to speak at all needs another offer: a rejoin. */
  async setTrack(track: MediaStreamTrack | null): Promise<void> {
    const sameLine = (this.track === null) === (track === null);
    this.track = track;
    if (sameLine) await this.link?.replaceTrack(track);
    else if (this.current !== null) this.drop();
  }

  /** The network or the page is back: try now rather than at the planned time. */
  wake(): void {
    const state = this.stateStore.get();
    if (state.kind === 'joined') {
      if (this.link?.connectionState() !== 'connected') this.drop();
    } else if ('retry' in state && this.isWaitingForNetwork(state.retry)) {
      this.connect();
    }
  }

  private isWaitingForNetwork(retry: Retry | null): boolean {
    if (retry !== null) return retry.why === 'network';
    return this.options.clock.now() - this.attemptSinceMs > YOUNG_MS;
  }

  /** The person asks to try now, whatever the plan. */
  retryNow(): void {
    const state = this.stateStore.get();
    if ('retry' in state && state.retry !== null) this.connect();
  }

  private connect(): void {
    this.release();
    const controller = new AbortController();
    this.current = controller;
    this.stateSeen = false;
    this.publishTrying(null);
    this.attemptSinceMs = this.options.clock.now();
    const comingBack = this.stateStore.get().kind === 'reconnecting';
    this.cancelDeadline = this.options.clock.after(attemptMs(this.attempt, comingBack), () =>
      this.failed(controller, new Error('The interviewer did not answer in time.')),
    );
    this.open(controller).catch((error: unknown) => this.failed(controller, error));
  }

  private async open(controller: AbortController): Promise<void> {
    const { signal } = controller;
    const { signalling, createPeer, clock, onAudio } = this.options;
    const live = () => this.current === controller;
    const ticket = await signalling.join(signal);
    const link = await openPeerLink({
      ticket,
      signalling,
      createPeer,
      clock,
      signal,
      track: this.track,
      handlers: {
        message: (raw) => live() && this.receive(raw),
        audio: (track) => live() && onAudio(track),
        down: () => live() && this.drop(),
      },
    });
    if (!live()) {
      link.close();
      return;
    }
    this.link = link;
    this.settle();
  }

  private receive(raw: unknown): void {
    const message: AgentMessage | null = this.inbox.receive(raw);
    if (message?.type === 'state') {
      this.stateSeen = true;
      this.settle();
    } else if (message?.type === 'ended') {
      this.finish({ kind: 'ended', by: message.by, reason: message.reason });
    } else if (message?.type === 'error' && message.code === 'taken_over') {
      this.finish({ kind: 'taken_over' });
    }
  }

  /** Joined means both: an open link, and the agent's word on where the call stands. */
  private settle(): void {
    const view = this.inbox.view.get();
    if (this.link === null || !this.stateSeen || view === null) return;
    if (this.stateStore.get().kind === 'joined') return;
    this.cancelDeadline();
    const sinceMs = this.options.clock.now();
    this.stateStore.set({ kind: 'joined', callId: view.callId, sinceMs });
    for (const message of this.options.greet(view)) this.send(message);
    this.cancelLook = watchHealth(this.options.clock, this.link.stats, {
      health: (health) => this.healthStore.set(health),
      dead: () => this.drop(),
    });
  }

  private failed(controller: AbortController, error: unknown): void {
    if (this.current !== controller) return;
    const verdict = judge(error);
    if (verdict.kind === 'stop') {
      this.finish({ kind: 'failed', reason: verdict.reason, message: verdict.message });
      return;
    }
    this.release();
    const delayMs = verdict.afterMs ?? backoffMs(this.attempt, this.options.random);
    this.attempt += 1;
    const { why, message } = verdict;
    this.publishTrying({ atMs: this.options.clock.now() + delayMs, why, message });
    this.cancelRetry = this.options.clock.after(delayMs, () => this.connect());
  }

  /** The link is dead: come back, unless there is nothing left to come back to. */
  private drop(): void {
    if (this.inbox.view.get()?.complete) {
      this.finish({ kind: 'ended', by: 'agent', reason: 'complete' });
      return;
    }
    const state = this.stateStore.get();
    const nowMs = this.options.clock.now();
    if (state.kind === 'joined') {
      if (nowMs - state.sinceMs >= SOUND_MS) this.attempt = 0;
      this.stateStore.set({ kind: 'reconnecting', sinceMs: nowMs, attempt: 0, retry: null });
    }
    this.healthStore.set(UNKNOWN_HEALTH);
    if (this.current !== null) this.failed(this.current, new Error('The line dropped.'));
  }

  private publishTrying(retry: Retry | null): void {
    const state = this.stateStore.get();
    const attempt = this.attempt;
    if (state.kind === 'reconnecting') this.stateStore.set({ ...state, attempt, retry });
    else this.stateStore.set({ kind: 'connecting', attempt, retry });
  }

  private finish(state: Final): void {
    this.release();
    this.stateStore.set(state);
  }

  private release(): void {
    this.cancelRetry();
    this.cancelDeadline();
    this.cancelLook();
    const { current, link } = this;
    this.current = null;
    this.link = null;
    current?.abort(new Error('Left.'));
    link?.close();
  }
}
