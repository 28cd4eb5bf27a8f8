import { vi } from 'vitest';
import { FakePeer } from './fake-peer';

export class FakeTrack {
  kind = 'audio';
  readonly label: string;
  enabled = true;
  onended: (() => void) | null = null;
  stopped = false;
  constructor(label: string) {
    this.label = label;
  }
  stop(): void {
    this.stopped = true;
  }
}

class FakeStream {
  readonly tracks: FakeTrack[];
  constructor(tracks: FakeTrack[] = []) {
    this.tracks = tracks;
  }
  getTracks() {
    return this.tracks;
  }
  getAudioTracks() {
    return this.tracks;
  }
}

class SilentContext {
  createMediaStreamSource = () => ({ connect: () => {}, disconnect: () => {} });
  resume = async () => {};
  close = async () => {};
}

class SilentAnalyser {
  fftSize = 1024;
  getFloatTimeDomainData() {}
}

type Found = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>;

/** A recorder whose recordings are empty files. */
export function fakeRecorder() {
  class FakeRecorder {
    state: RecordingState = 'inactive';
    mimeType = 'audio/webm';
    ondataavailable: ((event: { data: Blob }) => void) | null = null;
    onstop: (() => void) | null = null;
    start(): void {
      this.state = 'recording';
    }
    stop(): void {
      this.state = 'inactive';
      this.ondataavailable?.({ data: new Blob(['sound']) });
      this.onstop?.();
    }
  }
  vi.stubGlobal('MediaRecorder', FakeRecorder);
}

/**
 * A browser with one microphone; change `found` to pull it out or plug another in, and dispatch
 * `devicechange`. `refuse` is the name of getUserMedia's error, if any.
 */
export function fakeMedia(refuse: string | null = null) {
  const found: Found[] = [{ kind: 'audioinput', deviceId: 'm1', label: 'Desk microphone' }];
  const tracks: FakeTrack[] = [];
  const peers: FakePeer[] = [];
  const devices = Object.assign(new EventTarget(), {
    async getUserMedia() {
      if (refuse !== null) throw new DOMException('refused', refuse);
      const [first] = found;
      if (first === undefined) throw new DOMException('none', 'NotFoundError');
      const track = new FakeTrack(first.label);
      tracks.push(track);
      return new FakeStream([track]);
    },
    async enumerateDevices() {
      return [...found];
    },
  });
  const permissions = { query: async () => ({ state: 'prompt', addEventListener: () => {} }) };
  vi.stubGlobal('navigator', {
    ...navigator,
    onLine: true,
    mediaDevices: devices,
    permissions,
    userAgent: navigator.userAgent,
    languages: navigator.languages,
  });
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('AudioContext', SilentContext);
  vi.stubGlobal('AnalyserNode', SilentAnalyser);
  vi.stubGlobal(
    'RTCPeerConnection',
    class extends FakePeer {
      constructor() {
        super();
        peers.push(this);
      }
    },
  );
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
  return { tracks, peers, devices, found };
}
