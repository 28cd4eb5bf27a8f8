import type { AgentMessage } from './messages';
import type { StopReason } from './signalling';

/** A planned try; `atMs` is on the connection's clock. */
export interface Retry {
  atMs: number;
  why: 'network' | 'busy';
  message: string;
}

export type ConnectionState =
  | { kind: 'connecting'; attempt: number; retry: Retry | null }
  | { kind: 'joined'; callId: string; sinceMs: number }
  | { kind: 'reconnecting'; sinceMs: number; attempt: number; retry: Retry | null }
  | { kind: 'taken_over' }
  | { kind: 'ended'; by: Extract<AgentMessage, { type: 'ended' }>['by']; reason: string }
  | { kind: 'failed'; reason: StopReason; message: string };

/** Nothing is tried after one of these. */
export type Final = Extract<ConnectionState, { kind: 'taken_over' | 'ended' | 'failed' }>;
