import type { AgentMessage, ClientMessage } from '@/media/messages';

export class FakeChannel {
  readyState: RTCDataChannelState = 'connecting';
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: ClientMessage[] = [];

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
}

/** One end of a connection; the test is the other end. */
export class FakePeer {
  connectionState: RTCPeerConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  onconnectionstatechange: (() => void) | null = null;
  onicegatheringstatechange: (() => void) | null = null;
  ontrack: ((event: { track: MediaStreamTrack }) => void) | null = null;
  localDescription: { sdp: string } | null = null;
  readonly channel = new FakeChannel();
  readonly replaced: (MediaStreamTrack | null)[] = [];
  direction: RTCRtpTransceiverDirection | null = null;
  packets = 0;
  closed = false;

  createDataChannel(): FakeChannel {
    return this.channel;
  }

  addTransceiver(_what: unknown, init: { direction: RTCRtpTransceiverDirection }) {
    this.direction = init.direction;
    const replaceTrack = async (track: MediaStreamTrack | null) => {
      this.replaced.push(track);
    };
    return { sender: { replaceTrack } };
  }

  async createOffer() {
    return { type: 'offer', sdp: 'offer' };
  }

  async setLocalDescription(description: { sdp: string }) {
    this.localDescription = description;
    this.iceGatheringState = 'complete';
  }

  async setRemoteDescription() {
    this.connectionState = 'connected';
    this.channel.readyState = 'open';
    queueMicrotask(() => this.channel.onopen?.());
  }

  async getStats() {
    return new Map([
      ['in', { type: 'inbound-rtp', kind: 'audio', packetsReceived: this.packets, packetsLost: 0 }],
    ]);
  }

  close(): void {
    this.closed = true;
    this.connectionState = 'closed';
  }

  /** The agent says something. */
  say(message: AgentMessage | Record<string, unknown>): void {
    this.channel.onmessage?.({ data: JSON.stringify(message) });
  }

  fail(): void {
    this.connectionState = 'failed';
    this.onconnectionstatechange?.();
  }
}
