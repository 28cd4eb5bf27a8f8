import type { Clock } from './clock';
import type { Signalling, Ticket } from './signalling';

/** Longest wait for ICE candidates; what was found by then goes into the offer. */
const GATHERING_MS = 2_000;

export type CreatePeer = (config: RTCConfiguration) => RTCPeerConnection;

export interface LinkHandlers {
  message(raw: unknown): void;
  /** The interviewer's voice. */
  audio(track: MediaStreamTrack): void;
  /** The link is dead and stays so. Not called after `close`. */
  down(): void;
}

export interface LinkOptions {
  ticket: Ticket;
  signalling: Signalling;
  /** Null: the candidate types, and the audio line only receives. */
  track: MediaStreamTrack | null;
  createPeer: CreatePeer;
  clock: Clock;
  signal: AbortSignal;
  handlers: LinkHandlers;
}

/** One peer connection with its data channel, from offer to close. */
export interface PeerLink {
  /** False where the channel is already closing. */
  send(text: string): boolean;
  replaceTrack(track: MediaStreamTrack | null): Promise<void>;
  stats(): Promise<RTCStatsReport>;
  connectionState(): RTCPeerConnectionState;
  close(): void;
}

/** Opens a link; resolves once the channel is open. Raises SignallingError or the signal's reason. */
export async function openPeerLink(options: LinkOptions): Promise<PeerLink> {
  const { ticket, signalling, track, clock, signal, handlers } = options;
  const peer = options.createPeer({ iceServers: ticket.iceServers });
  const channel = peer.createDataChannel('events', { ordered: true });
  const { sender } = peer.addTransceiver(track ?? 'audio', {
    direction: track === null ? 'recvonly' : 'sendrecv',
  });
  const close = () => {
    peer.onconnectionstatechange = null;
    peer.ontrack = null;
    channel.onclose = null;
    channel.onmessage = null;
    peer.close();
  };
  peer.ontrack = (event) => handlers.audio(event.track);
  channel.onmessage = (event) => handlers.message(event.data);
  try {
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer, clock, signal);
    const sdp = peer.localDescription?.sdp ?? '';
    const answer = await signalling.offer(ticket, sdp, signal);
    await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    await opened(peer, channel, signal);
  } catch (error) {
    close();
    throw error;
  }
  channel.onclose = handlers.down;
  peer.onconnectionstatechange = () => {
    if (peer.connectionState === 'failed' || peer.connectionState === 'closed') handlers.down();
  };
  return {
    send(text) {
      if (channel.readyState !== 'open') return false;
      channel.send(text);
      return true;
    },
    replaceTrack: (next) => sender.replaceTrack(next),
    stats: () => peer.getStats(),
    connectionState: () => peer.connectionState,
    close,
  };
}

function gathered(peer: RTCPeerConnection, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(GATHERING_MS, resolve);
    const check = () => {
      if (peer.iceGatheringState !== 'complete') return;
      cancel();
      resolve();
    };
    peer.onicegatheringstatechange = check;
    onAbort(signal, reject);
    check();
  });
}

function opened(
  peer: RTCPeerConnection,
  channel: RTCDataChannel,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (channel.readyState === 'open') resolve();
    channel.onopen = () => resolve();
    channel.onclose = () => reject(new Error('The channel closed before it opened.'));
    peer.onconnectionstatechange = () => {
      if (peer.connectionState === 'failed') reject(new Error('No path to the interviewer.'));
    };
    onAbort(signal, reject);
  });
}

function onAbort(signal: AbortSignal, reject: (reason: unknown) => void): void {
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
}
