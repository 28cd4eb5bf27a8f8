// Runs in a page before the application does. The microphone is made of what `lab.play` is given;
// a recorder keeps both sides, the microphone and the remote voice, on one sample clock. Nothing
// else of the browser is changed: tracks, codecs, jitter buffer and playout are Chromium's own.
(() => {
  if (window !== window.top || location.protocol === 'about:') return;
  const RATE = 48000;
  /** Frames in one message from the recorder: eight render quanta, 21 ms. */
  const BLOCK = 1024;
  /** What counts as audible for steering (int16 peak); measurements are made on the recording. */
  const AUDIBLE = 150;

  const recorder = `
    const QUANTUM = 128;
    registerProcessor('both-sides', class extends AudioWorkletProcessor {
      constructor() {
        super();
        this.next = null;
        this.begin();
      }
      begin() {
        this.sides = [new Int16Array(${BLOCK}), new Int16Array(${BLOCK})];
        this.filled = 0;
        this.missed = 0;
      }
      process(inputs) {
        // While the page changes its graph the browser leaves quanta out: they stay silent here.
        this.next ??= currentFrame;
        for (; this.next < currentFrame; this.missed += QUANTUM) this.keep([], []);
        this.keep(inputs[0][0] ?? [], inputs[1][0] ?? []);
        return true;
      }
      keep(...sides) {
        sides.forEach((samples, side) => {
          for (let i = 0; i < samples.length; i += 1) {
            const value = Math.max(-1, Math.min(1, samples[i]));
            this.sides[side][this.filled + i] = Math.round(value * 32767);
          }
        });
        this.filled += QUANTUM;
        this.next += QUANTUM;
        if (this.filled < ${BLOCK}) return;
        const { sides: kept, missed } = this;
        this.port.postMessage({ frame: this.next - ${BLOCK}, sides: kept, missed });
        this.begin();
      }
    });`;

  const context = new AudioContext({ sampleRate: RATE });
  const microphone = context.createGain();
  const far = context.createGain();
  const blocks = [];
  const waiters = new Set();
  const messages = [];
  const peers = [];
  let frame = 0;
  let farAudibleFrame = -RATE;
  let farOnsetFrame = -1;

  const peak = (samples) => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

  function hear({ data }) {
    blocks.push(data);
    frame = data.frame + BLOCK;
    if (peak(data.sides[1]) > AUDIBLE) {
      if (data.frame - farAudibleFrame > 0.3 * RATE) farOnsetFrame = data.frame;
      farAudibleFrame = frame;
    }
    for (const waiter of [...waiters]) waiter();
  }

  const ready = (async () => {
    const module = URL.createObjectURL(new Blob([recorder], { type: 'text/javascript' }));
    await context.audioWorklet.addModule(module);
    const node = new AudioWorkletNode(context, 'both-sides', {
      numberOfInputs: 2,
      numberOfOutputs: 1,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    microphone.connect(node, 0, 0);
    far.connect(node, 0, 1);
    // A node that leads nowhere is not run.
    const unheard = context.createGain();
    unheard.gain.value = 0;
    node.connect(unheard).connect(context.destination);
    node.port.onmessage = hear;
    await context.resume();
  })();

  function until(holds, timeoutS, what) {
    return new Promise((resolve, reject) => {
      const limit = frame + timeoutS * RATE;
      const check = () => {
        const value = holds();
        if (value !== false) finish(() => resolve(value));
        else if (frame > limit) finish(() => reject(new Error(`Waited ${timeoutS} s for ${what}`)));
      };
      const finish = (how) => {
        waiters.delete(check);
        how();
      };
      waiters.add(check);
      check();
    });
  }

  /** The recorder's next block. */
  function tick() {
    const from = frame;
    return until(() => frame > from, 5, 'the recorder');
  }

  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  function textOf(bytes) {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768) {
      text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    }
    return btoa(text);
  }

  function bufferOf(base64) {
    const samples = new Int16Array(bytesOf(base64).buffer);
    const buffer = context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(Float32Array.from(samples, (one) => one / 32768), 0);
    return buffer;
  }

  /** What the room's page says, or `results` once it went on to those. */
  const stateNow = () =>
    location.pathname.endsWith('/results')
      ? 'results'
      : (document.querySelector('[data-testid="agent-state"]')?.getAttribute('data-state') ?? null);

  window.lab = {
    ready,
    frame: () => frame,
    /** Plays 16-bit samples into the microphone; `at` is a frame, null is as soon as possible. */
    async play(base64, at) {
      await ready;
      const source = context.createBufferSource();
      source.buffer = bufferOf(base64);
      source.connect(microphone);
      const soonest = Math.ceil(context.currentTime * RATE) + 2 * BLOCK;
      const start = Math.max(at ?? 0, soonest);
      source.start(start / RATE);
      return { start, end: start + source.buffer.length };
    },
    /** The room's own noise, for ever. */
    async hum(base64) {
      await ready;
      const source = context.createBufferSource();
      source.buffer = bufferOf(base64);
      source.loop = true;
      source.connect(microphone);
      source.start();
    },
    /** The page says one of `states`, and the remote voice has been silent for so long. */
    untilQuiet: (states, silenceS, timeoutS) =>
      until(
        () => states.includes(stateNow()) && frame - farAudibleFrame >= silenceS * RATE && frame,
        timeoutS,
        `${states.join(' or ')} and silence`,
      ),
    untilState: (states, timeoutS) =>
      until(() => states.includes(stateNow()) && stateNow(), timeoutS, states.join(' or ')),
    /** The remote voice began to sound after this frame, out of silence. */
    untilFarSpeaks: (after, timeoutS) =>
      until(() => farOnsetFrame >= after && farOnsetFrame, timeoutS, 'the remote voice'),
    untilFrame: (at, timeoutS) => until(() => frame >= at && frame, timeoutS, `frame ${at}`),
    /** What was recorded since the last call: first frame, and both sides as base64. */
    drain() {
      const taken = blocks.splice(0);
      const sides = [0, 1].map((side) => {
        const all = new Int16Array(taken.length * BLOCK);
        taken.forEach((block, at) => {
          all.set(block.sides[side], at * BLOCK);
        });
        return textOf(new Uint8Array(all.buffer));
      });
      const frames = taken.map((block) => block.frame);
      const whole = frames.every((one, at) => at === 0 || one === frames[at - 1] + BLOCK);
      const missed = taken.reduce((sum, block) => sum + block.missed, 0);
      return { frame: frames[0] ?? frame, near: sides[0], far: sides[1], whole, missed };
    },
    messages: () => messages.splice(0),
    /** What the newest call's jitter buffer has done so far. */
    async inbound() {
      for (const entry of (await peers.at(-1).getStats()).values()) {
        if (entry.type === 'inbound-rtp' && entry.kind === 'audio') return entry;
      }
      return null;
    },
    /** The page's state left `state`, and sound came over a connection made since. */
    async untilBack(state, timeoutS) {
      await until(() => stateNow() !== state, timeoutS, `the end of ${state}`);
      while (!((await window.lab.inbound())?.packetsReceived > 0)) await tick();
      return frame;
    },
    /** What leaves the microphone comes back over a peer connection within the page. */
    async loopBack() {
      await ready;
      const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
      here.onicecandidate = ({ candidate }) => there.addIceCandidate(candidate ?? undefined);
      there.onicecandidate = ({ candidate }) => here.addIceCandidate(candidate ?? undefined);
      there.ontrack = ({ track }) => {
        const element = new Audio();
        element.srcObject = new MediaStream([track]);
        window.lab.element = element;
        void element.play();
      };
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      here.addTrack(stream.getAudioTracks()[0], stream);
      await here.setLocalDescription();
      await there.setRemoteDescription(here.localDescription);
      await there.setLocalDescription();
      await here.setRemoteDescription(there.localDescription);
      await until(() => there.connectionState === 'connected', 20, 'the loop');
    },
  };

  const deviceOf = (label, at) => ({
    deviceId: at === 0 ? 'default' : `lab-${at}`,
    groupId: 'lab',
    kind: 'audioinput',
    label,
    toJSON() {
      return { ...this };
    },
  });
  let devices = [deviceOf('Microphone of the lab', 0)];
  const opened = new Set();
  const media = navigator.mediaDevices;
  media.enumerateDevices = async () => devices;
  media.getUserMedia = async () => {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    if (state !== 'granted') throw new DOMException('Permission denied', 'NotAllowedError');
    const [{ label } = {}] = devices;
    if (label === undefined) throw new DOMException('Requested device not found', 'NotFoundError');
    await ready;
    const out = context.createMediaStreamDestination();
    microphone.connect(out);
    for (const track of out.stream.getTracks()) {
      Object.defineProperty(track, 'label', { value: label });
      opened.add(track);
    }
    return out.stream;
  };
  /** These microphones are plugged in from here on, the system's own first; the others are gone. */
  window.lab.plug = (...labels) => {
    devices = labels.map(deviceOf);
    for (const track of opened) {
      if (labels.includes(track.label)) continue;
      opened.delete(track);
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    media.dispatchEvent(new Event('devicechange'));
  };

  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class RTCPeerConnection extends Native {
    constructor(...args) {
      super(...args);
      peers.push(this);
      this.addEventListener('track', ({ track }) => {
        context.createMediaStreamSource(new MediaStream([track])).connect(far);
      });
    }
    createDataChannel(...args) {
      const channel = super.createDataChannel(...args);
      channel.addEventListener('message', ({ data }) => messages.push({ frame, data }));
      return channel;
    }
  };
})();
