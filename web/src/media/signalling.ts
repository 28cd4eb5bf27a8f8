/** What a join gives: where to send the offer, and for which call. */
export interface Ticket {
  callId: string;
  offerUrl: string;
  iceServers: RTCIceServer[];
}

/** The way to the server before there is a data channel. Both raise SignallingError. */
export interface Signalling {
  join(signal: AbortSignal): Promise<Ticket>;
  /** Sends a complete offer; returns the answer's SDP. */
  offer(ticket: Ticket, sdp: string, signal: AbortSignal): Promise<string>;
}

/** The server refused, or did not reply (`status` null). */
export class SignallingError extends Error {
  readonly status: number | null;
  /** Seconds, from the header Retry-After. */
  readonly retryAfterS: number | null;

  constructor(message: string, status: number | null, retryAfterS: number | null = null) {
    super(message);
    this.name = 'SignallingError';
    this.status = status;
    this.retryAfterS = retryAfterS;
  }
}

export type StopReason = 'finished' | 'not_found' | 'signed_out' | 'forbidden' | 'refused';

export type Verdict =
  | { kind: 'retry'; why: 'network' | 'busy'; afterMs: number | null; message: string }
  | { kind: 'stop'; reason: StopReason; message: string };

const STOPS: Record<number, StopReason> = {
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  409: 'finished',
};

/** What an attempt that went wrong means. 410 is an offer that came too late: join again. */
export function judge(error: unknown): Verdict {
  if (!(error instanceof SignallingError) || error.status === null || error.status === 410) {
    return { kind: 'retry', why: 'network', afterMs: null, message: messageOf(error) };
  }
  const { status, message, retryAfterS } = error;
  const afterMs = retryAfterS === null ? null : retryAfterS * 1_000;
  if (status === 503 || status === 429) return { kind: 'retry', why: 'busy', afterMs, message };
  if (status >= 500) return { kind: 'retry', why: 'network', afterMs, message };
  return { kind: 'stop', reason: STOPS[status] ?? 'refused', message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
