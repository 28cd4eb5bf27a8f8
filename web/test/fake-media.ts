import { vi } from 'vitest';
import { FakePeer } from './fake-peer';

export class FakeTrack {
  kind = 'audio';
  enabled = true;
  onended: (() => void) | null = null;
  stopped = false;
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

/** A browser with one microphone. `refuse` is the name of getUserMedia's error, if any. */
export function fakeMedia(refuse: string | null = null) {
  const tracks: FakeTrack[] = [];
  const peers: FakePeer[] = [];
  const devices = Object.assign(new EventTarget(), {
    async getUserMedia() {
      if (refuse !== null) throw new DOMException('refused', refuse);
      const track = new FakeTrack();
      tracks.push(track);
      return new FakeStream([track]);
    },
    async enumerateDevices() {
      return [{ kind: 'audioinput', deviceId: 'm1', label: 'Desk microphone' }];
    },
  });
  const permissions = { query: async () => ({ state: 'prompt', addEventListener: () => {} }) };
  vi.stubGlobal('navigator', {
    ...navigator,
    onLine: true,
    mediaDevices: devices,
    permissions,
    userAgent: navigator.userAgent,
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
  return { tracks, peers, devices };
}
