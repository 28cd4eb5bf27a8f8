import { beforeEach, describe, expect, test } from 'vitest';
import { FakeClock } from '../../test/fake-clock';
import { FakePeer } from '../../test/fake-peer';
import { stateMessage } from '../../test/room-messages';
import type { ClientMessage } from './messages';
import { RoomConnection } from './room-connection';
import { SignallingError } from './signalling';

const TRACK = { kind: 'audio' } as MediaStreamTrack;

let clock: FakeClock;
let peers: FakePeer[];
let joins: number;
/** What the next joins raise; empty: they succeed. */
let refusals: unknown[];
let offerRefusals: unknown[];
/** A request never returns. */
let hangs: boolean;

beforeEach(() => {
  clock = new FakeClock();
  peers = [];
  joins = 0;
  refusals = [];
  offerRefusals = [];
  hangs = false;
});

function connection(track: MediaStreamTrack | null = TRACK, greeting: ClientMessage[] = []) {
  return new RoomConnection({
    signalling: {
      async join() {
        joins += 1;
        const refusal = refusals.shift();
        if (refusal !== undefined) throw refusal;
        if (hangs) await new Promise(() => {});
        return { callId: 'c1', offerUrl: '/offer', iceServers: [] };
      },
      async offer() {
        const refusal = offerRefusals.shift();
        if (refusal !== undefined) throw refusal;
        return 'answer';
      },
    },
    createPeer() {
      const peer = new FakePeer();
      peers.push(peer);
      return peer as unknown as RTCPeerConnection;
    },
    clock,
    random: () => 0.5,
    track,
    onAudio: () => {},
    greet: () => greeting,
  });
}

function newest(): FakePeer {
  const peer = peers.at(-1);
  if (peer === undefined) throw new Error('No peer was made.');
  return peer;
}

async function joined(track: MediaStreamTrack | null = TRACK, greeting: ClientMessage[] = []) {
  const room = connection(track, greeting);
  room.start();
  await clock.pass(0);
  newest().say(stateMessage());
  expect(room.state.get().kind).toBe('joined');
  return room;
}

/** A second with sound coming in. */
async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    newest().packets += 50;
    await clock.pass(1_000);
  }
}

describe('joining', () => {
  test('is complete only when the agent has said where the call stands', async () => {
    const room = connection();
    room.start();
    await clock.pass(0);
    expect(newest().channel.readyState).toBe('open');
    expect(room.state.get().kind).toBe('connecting');
    newest().say(stateMessage());
    expect(room.state.get()).toEqual({ kind: 'joined', callId: 'c1', sinceMs: 0 });
  });

  test('greets on every join', async () => {
    await joined(TRACK, [{ type: 'start_interview' }]);
    newest().fail();
    await clock.pass(300);
    newest().say(stateMessage({ seq: 9 }));
    expect(peers.map((peer) => peer.channel.sent)).toEqual([
      [{ type: 'start_interview' }],
      [{ type: 'start_interview' }],
    ]);
  });

  test('sends no audio line for a candidate who types', async () => {
    await joined(null);
    expect(newest().direction).toBe('recvonly');
  });

  test('sends nothing while there is nobody to send to', () => {
    const room = connection();
    room.start();
    expect(room.send({ type: 'pause' })).toBe(false);
  });

  test('tries again when the agent stays silent', async () => {
    const room = connection();
    room.start();
    await clock.pass(15_000);
    expect(peers[0]?.closed).toBe(true);
    await clock.pass(300);
    expect(joins).toBe(2);
    expect(room.state.get().kind).toBe('connecting');
  });
});

describe('a join that is refused', () => {
  test('waits as long as a full server asks, and says so', async () => {
    refusals.push(new SignallingError('All seats are taken.', 503, 12));
    const room = connection();
    room.start();
    await clock.pass(0);
    expect(room.state.get()).toEqual({
      kind: 'connecting',
      attempt: 1,
      retry: { atMs: 12_000, why: 'busy', message: 'All seats are taken.' },
    });
    await clock.pass(11_999);
    expect(joins).toBe(1);
    await clock.pass(1);
    expect(joins).toBe(2);
  });

  test('may be tried sooner by the person, but not by a page that wakes', async () => {
    refusals.push(new SignallingError('Full.', 503, 12));
    const room = connection();
    room.start();
    await clock.pass(0);
    room.wake();
    await clock.pass(0);
    expect(joins).toBe(1);
    room.retryNow();
    await clock.pass(0);
    expect(joins).toBe(2);
  });

  test.each([
    [401, 'signed_out'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [409, 'finished'],
    [422, 'refused'],
  ])('with %i ends for good as %s', async (status, reason) => {
    refusals.push(new SignallingError('No.', status));
    const room = connection();
    room.start();
    await clock.pass(60_000);
    expect(room.state.get()).toEqual({ kind: 'failed', reason, message: 'No.' });
    expect(joins).toBe(1);
  });

  test('with an offer that came too late joins again', async () => {
    offerRefusals.push(new SignallingError('Too late.', 410));
    const room = connection();
    room.start();
    await clock.pass(300);
    expect(joins).toBe(2);
    newest().say(stateMessage());
    expect(room.state.get().kind).toBe('joined');
  });

  test('without an answer is tried again soon, and then ever less often', async () => {
    refusals.push(...Array.from({ length: 13 }, () => new SignallingError('Down.', null)));
    const room = connection();
    room.start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 13; attempt += 1) {
      await clock.pass(0);
      const state = room.state.get();
      if (state.kind !== 'connecting' || state.retry === null) throw new Error('not waiting');
      waits.push(state.retry.atMs - clock.now());
      await clock.pass(state.retry.atMs - clock.now());
    }
    const quick = Array.from({ length: 8 }, () => 750);
    expect(waits).toEqual([150, ...quick, 1_500, 3_000, 6_000, 6_000]);
  });
});

describe('a line that drops', () => {
  test('is taken up again, and the view stays', async () => {
    const room = await joined();
    newest().say({
      type: 'transcript',
      seq: 2,
      role: 'candidate',
      text: 'I',
      final: false,
      turn_id: 't1',
    });
    newest().fail();
    expect(room.state.get()).toMatchObject({ kind: 'reconnecting', sinceMs: 0 });
    await clock.pass(300);
    expect(peers[0]?.closed).toBe(true);
    newest().say(stateMessage({ seq: 7 }));
    expect(room.state.get().kind).toBe('joined');
    expect(room.view.get()?.turns.map(({ text }) => text)).toEqual(['I']);
  });

  test('is noticed when sound stops for more than two seconds', async () => {
    const room = await joined();
    await seconds(5);
    await clock.pass(1_500);
    expect(room.state.get().kind).toBe('joined');
    await clock.pass(500);
    expect(room.state.get().kind).not.toBe('joined');
    expect(joins).toBe(1);
    await clock.pass(300);
    expect(joins).toBe(2);
  });

  test('is tried at least once a second while the network may be back any moment', async () => {
    const room = await joined();
    refusals.push(...Array.from({ length: 8 }, () => new SignallingError('Down.', null)));
    newest().fail();
    for (let second = 1; second <= 6; second += 1) {
      const before = joins;
      await clock.pass(1_000);
      expect(joins).toBeGreaterThan(before);
    }
    expect(room.state.get().kind).toBe('reconnecting');
  });

  test('is tried anew when an attempt hangs, soon while coming back', async () => {
    await joined();
    newest().fail();
    hangs = true;
    await clock.pass(300);
    expect(joins).toBe(2);
    await clock.pass(3_999 - 150);
    expect(joins).toBe(2);
    await clock.pass(1_000);
    expect(joins).toBe(3);
  });

  test('is tried anew when the network is back and an attempt hangs for long', async () => {
    const room = await joined();
    newest().fail();
    hangs = true;
    await clock.pass(300);
    room.wake();
    await clock.pass(0);
    expect(joins).toBe(2);
    await clock.pass(1_001);
    room.wake();
    await clock.pass(0);
    expect(joins).toBe(3);
  });

  test('is noticed when the channel closes', async () => {
    const room = await joined();
    newest().channel.onclose?.();
    expect(room.state.get().kind).toBe('reconnecting');
  });

  test('is tried at once when the network is back', async () => {
    const room = await joined();
    refusals.push(...Array.from({ length: 8 }, () => new SignallingError('Down.', null)));
    newest().fail();
    await clock.pass(4_000);
    const before = joins;
    room.wake();
    await clock.pass(0);
    expect(joins).toBe(before + 1);
  });

  test('begins with the shortest wait only after a sound connection', async () => {
    const room = await joined();
    newest().fail();
    await clock.pass(300);
    newest().say(stateMessage({ seq: 2 }));
    newest().fail();
    expect(room.state.get()).toMatchObject({ attempt: 2 });
    await clock.pass(1_000);
    newest().say(stateMessage({ seq: 3 }));
    await seconds(10);
    newest().fail();
    expect(room.state.get()).toMatchObject({ attempt: 1 });
  });

  test('after the last question is the end, not a reason to come back', async () => {
    const room = await joined();
    newest().say({ type: 'interview_complete', seq: 2, interview_id: 'i1' });
    newest().channel.onclose?.();
    await clock.pass(60_000);
    expect(room.state.get()).toEqual({ kind: 'ended', by: 'agent', reason: 'complete' });
    expect(joins).toBe(1);
  });
});

describe('the agent decides', () => {
  test('that another window has the call: no coming back', async () => {
    const room = await joined();
    newest().say({ type: 'error', seq: 2, code: 'taken_over', message: 'Joined elsewhere.' });
    await clock.pass(60_000);
    expect(room.state.get()).toEqual({ kind: 'taken_over' });
    expect(newest().closed).toBe(true);
    expect(joins).toBe(1);
  });

  test('that the call is over', async () => {
    const room = await joined();
    newest().say({ type: 'ended', seq: 2, by: 'admin', reason: 'maintenance' });
    expect(room.state.get()).toEqual({ kind: 'ended', by: 'admin', reason: 'maintenance' });
  });

  test('and what is not understood or was seen before is left out and counted', async () => {
    const room = await joined();
    const paused = { type: 'agent_state', state: 'paused' };
    newest().say({ type: 'weather', seq: 2 });
    newest().channel.onmessage?.({ data: 'not json' });
    newest().say({ ...paused, seq: 5 });
    newest().say({ type: 'agent_state', state: 'listening', seq: 5 });
    expect(room.view.get()?.agentState).toBe('paused');
    expect(room.ignored).toEqual({ unknown: 2, stale: 1, missed: 3 });
  });
});

describe('the microphone', () => {
  test('is changed without a new join', async () => {
    const room = await joined();
    const other = { kind: 'audio' } as MediaStreamTrack;
    await room.setTrack(other);
    expect(newest().replaced).toEqual([other]);
    expect(joins).toBe(1);
  });

  test('is given up by joining again to type', async () => {
    const room = await joined();
    await room.setTrack(null);
    await clock.pass(300);
    expect(newest().direction).toBe('recvonly');
    expect(joins).toBe(2);
  });
});

test('closing leaves: nothing is tried afterwards', async () => {
  const room = await joined();
  room.close();
  await clock.pass(60_000);
  expect(newest().closed).toBe(true);
  expect(joins).toBe(1);
});
