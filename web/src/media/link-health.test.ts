import { expect, test } from 'vitest';
import { LinkHealth, readSnapshot } from './link-health';

const TRIP = { packetsLost: 0, roundTripMs: 40 };

function report(...entries: object[]): RTCStatsReport {
  return new Map(entries.map((entry, at) => [String(at), entry])) as unknown as RTCStatsReport;
}

test('reads the standard statistics', () => {
  const snapshot = readSnapshot(
    report(
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 100, packetsLost: 3 },
      { type: 'inbound-rtp', kind: 'video', packetsReceived: 7 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.04 },
      { type: 'candidate-pair', nominated: false, currentRoundTripTime: 0.9 },
    ),
  );
  expect(snapshot).toEqual({ packetsReceived: 100, packetsLost: 3, roundTripMs: 40 });
});

test('knows nothing before the first packet, however long that takes', () => {
  const health = new LinkHealth();
  health.update({ ...TRIP, packetsReceived: 0 }, 0);
  expect(health.update({ ...TRIP, packetsReceived: 0 }, 60_000)).toMatchObject({
    quality: 'unknown',
    stalled: false,
  });
});

test('stalls when nothing came for more than two seconds', () => {
  const health = new LinkHealth();
  health.update({ ...TRIP, packetsReceived: 50 }, 0);
  expect(health.update({ ...TRIP, packetsReceived: 50 }, 2_000).stalled).toBe(false);
  expect(health.update({ ...TRIP, packetsReceived: 50 }, 2_001).stalled).toBe(true);
});

test.each([
  [0, 40, 'good'],
  [0, 300, 'fair'],
  [3, 40, 'fair'],
  [10, 40, 'poor'],
  [0, 600, 'poor'],
])('with %i lost of a hundred and %i ms is %s', (packetsLost, roundTripMs, quality) => {
  const health = new LinkHealth();
  health.update({ packetsReceived: 50, packetsLost: 0, roundTripMs }, 0);
  const packetsReceived = 150 - packetsLost;
  expect(health.update({ packetsReceived, packetsLost, roundTripMs }, 1_000).quality).toBe(quality);
});

test('forgives loss that is seconds ago', () => {
  const health = new LinkHealth();
  health.update({ packetsReceived: 50, packetsLost: 0, roundTripMs: 40 }, 0);
  let last = 'unknown';
  for (let look = 1; look <= 11; look += 1) {
    const snapshot = { packetsReceived: 50 + 25 * look, packetsLost: 20, roundTripMs: 40 };
    last = health.update(snapshot, look * 500).quality;
  }
  expect(last).toBe('good');
});
