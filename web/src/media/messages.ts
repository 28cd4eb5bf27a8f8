import type { components } from '@/generated/room';

type Schemas = components['schemas'];

export type AgentMessage = Schemas['AgentMessage'];
export type ClientMessage = Schemas['ClientMessage'];
export type QuestionBody = Schemas['QuestionBody'];
export type AnswerBody = Schemas['AnswerBody'];
export type Interviewer = Schemas['InterviewerBody'];
export type AgentState = Schemas['AgentStateChanged']['state'];
export type Patience = Schemas['SetPatience']['level'];
export type TurnMode = Schemas['SetTurnMode']['mode'];
export type RoomError = Schemas['RoomError'];

/** The `ref` of messages that nobody pressed a button for: their refusal is nobody's business. */
export const UNASKED = 'unasked';

// Typed so that a message added to the schema and not named here does not compile.
const KNOWN: Record<AgentMessage['type'], true> = {
  state: true,
  question: true,
  agent_state: true,
  transcript: true,
  answer_saved: true,
  hint: true,
  evaluation_progress: true,
  degraded: true,
  listening: true,
  note: true,
  error: true,
  interview_complete: true,
  ended: true,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

/**
 * The agent's message in `raw`, or null where it is not one of a type known here.
 *
 * A newer server may say things that this page does not know: the caller counts and ignores them.
 */
export function readAgentMessage(raw: unknown): AgentMessage | null {
  const value = typeof raw === 'string' ? parsed(raw) : null;
  if (!isRecord(value) || typeof value.type !== 'string') return null;
  return Object.hasOwn(KNOWN, value.type) ? (value as unknown as AgentMessage) : null;
}
