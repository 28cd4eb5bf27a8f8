import type { Cancel, Clock } from './clock';

/** What one look at a connection's statistics gives; counters since it began. */
export interface LinkSnapshot {
  packetsReceived: number;
  packetsLost: number;
  /** Null until the first exchange. */
  roundTripMs: number | null;
}

export type Quality = 'unknown' | 'good' | 'fair' | 'poor';

export interface Health {
  quality: Quality;
  roundTripMs: number | null;
  /** Share of packets lost on the way here over the last seconds, 0 to 1. */
  loss: number;
  /** Sound came before, and has stopped for longer than the path needs to recover. */
  stalled: boolean;
}

export const UNKNOWN_HEALTH: Health = {
  quality: 'unknown',
  roundTripMs: null,
  loss: 0,
  stalled: false,
};

const LOOK_MS = 500;
const STALL_MS = 2_000;
/** Five seconds. */
const WINDOW = 10;

export function readSnapshot(report: RTCStatsReport): LinkSnapshot {
  const snapshot: LinkSnapshot = { packetsReceived: 0, packetsLost: 0, roundTripMs: null };
  // RTCStatsReport hands out untyped entries; these are the standard's own names.
  for (const entry of report.values()) {
    if (entry.type === 'inbound-rtp' && entry.kind === 'audio') {
      snapshot.packetsReceived += entry.packetsReceived ?? 0;
      snapshot.packetsLost += entry.packetsLost ?? 0;
    }
    if (entry.type === 'candidate-pair' && entry.nominated && entry.currentRoundTripTime) {
      snapshot.roundTripMs = entry.currentRoundTripTime * 1_000;
    }
  }
  return snapshot;
}

function judged(loss: number, roundTripMs: number | null): Quality {
  const trip = roundTripMs ?? 0;
  if (loss < 0.02 && trip < 250) return 'good';
  return loss < 0.08 && trip < 500 ? 'fair' : 'poor';
}

/** Follows snapshots, one each `LOOK_MS`, of a single connection. */
export class LinkHealth {
  private readonly recent: LinkSnapshot[] = [];
  private packets = 0;
  private lastArrivalMs: number | null = null;

  update(snapshot: LinkSnapshot, nowMs: number): Health {
    if (snapshot.packetsReceived > this.packets) {
      this.packets = snapshot.packetsReceived;
      this.lastArrivalMs = nowMs;
    }
    this.recent.push(snapshot);
    if (this.recent.length > WINDOW) this.recent.shift();
    if (this.lastArrivalMs === null) return UNKNOWN_HEALTH;
    const stalled = nowMs - this.lastArrivalMs > STALL_MS;
    const loss = this.loss(snapshot);
    const { roundTripMs } = snapshot;
    return { quality: judged(loss, roundTripMs), roundTripMs, loss, stalled };
  }

  private loss(newest: LinkSnapshot): number {
    const oldest = this.recent[0] ?? newest;
    const lost = Math.max(0, newest.packetsLost - oldest.packetsLost);
    const received = newest.packetsReceived - oldest.packetsReceived;
    return lost + received === 0 ? 0 : lost / (lost + received);
  }
}

/** Tells of one connection's health, until cancelled or dead: its sound stalled, or it tells nothing. */
export function watchHealth(
  clock: Clock,
  stats: () => Promise<RTCStatsReport>,
  told: { health: (health: Health) => void; dead: () => void },
): Cancel {
  const health = new LinkHealth();
  let watching = true;
  let cancelLook: Cancel;
  const look = (report: RTCStatsReport) => {
    if (!watching) return;
    const seen = health.update(readSnapshot(report), clock.now());
    told.health(seen);
    if (seen.stalled) told.dead();
    else wait();
  };
  const wait = () => {
    cancelLook = clock.after(LOOK_MS, () => {
      stats().then(look, () => watching && told.dead());
    });
  };
  wait();
  return () => {
    watching = false;
    cancelLook();
  };
}
