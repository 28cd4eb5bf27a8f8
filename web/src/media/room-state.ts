import {
  type AgentMessage,
  type AgentState,
  type AnswerBody,
  type ClientMessage,
  type Interviewer,
  type Patience,
  type QuestionBody,
  type RoomError,
  type TurnMode,
  UNASKED,
} from './messages';

/** One turn of talk as it stands; several candidate turns may make one answer. */
export interface Turn {
  id: string;
  role: 'candidate' | 'interviewer';
  text: string;
  final: boolean;
  /** The main question or follow-up it belongs to; null before the first. */
  questionId: string | null;
}

/** What the agent has told about the call; null before the first `state`. */
export interface RoomView {
  callId: string;
  question: QuestionBody | null;
  total: number;
  answers: readonly AnswerBody[];
  turns: readonly Turn[];
  paused: boolean;
  hints: boolean;
  patience: Patience;
  turnMode: TurnMode;
  /** Seconds of interview at the instant `elapsedAtMs` of the client's clock. */
  elapsedS: number;
  elapsedAtMs: number;
  /** When the candidate began to answer the open question, in seconds of interview. */
  answerFromS: number | null;
  interviewer: Interviewer;
  agentState: AgentState;
  hint: string | null;
  degraded: readonly { part: 'stt' | 'llm' | 'tts'; text: string }[];
  listenedTo: boolean;
  note: string | null;
  error: RoomError | null;
  complete: boolean;
}

type StateMessage = Extract<AgentMessage, { type: 'state' }>;
type TranscriptMessage = Extract<AgentMessage, { type: 'transcript' }>;

/** Turns kept for captions and the transcript; a call of hours must not grow without end. */
const MOST_TURNS = 400;

/** Seconds of interview at `nowMs`; the clock stands still while paused. */
export function elapsedS(view: RoomView, nowMs: number): number {
  return view.paused ? view.elapsedS : view.elapsedS + (nowMs - view.elapsedAtMs) / 1_000;
}

/** Seconds since the first word of the open answer at `nowMs`; null before it. */
export function answerS(view: RoomView, nowMs: number): number | null {
  return view.answerFromS === null ? null : elapsedS(view, nowMs) - view.answerFromS;
}

/** The view after `message`. Messages before the first `state` change nothing. */
export function reduceRoom(
  view: RoomView | null,
  message: AgentMessage,
  nowMs: number,
): RoomView | null {
  if (message.type === 'state') return joined(view, message, nowMs);
  if (view === null) return null;
  switch (message.type) {
    case 'question': {
      const { type: _type, seq: _seq, ...question } = message;
      const fresh = { hint: null, error: null, answerFromS: null };
      return { ...view, question, total: message.total, ...fresh };
    }
    case 'agent_state':
      return heard(view, message.state, nowMs);
    case 'transcript':
      return {
        ...view,
        turns: withTurn(view, message),
        degraded: stillDegraded(view, message),
        answerFromS: answerBegun(view, message, nowMs),
      };
    case 'answer_saved': {
      const { answer_id, question_id, text } = message;
      return { ...view, answers: withAnswer(view.answers, { answer_id, question_id, text }) };
    }
    case 'hint':
      return { ...view, hint: message.text };
    case 'degraded': {
      const others = view.degraded.filter((entry) => entry.part !== message.part);
      return { ...view, degraded: [...others, { part: message.part, text: message.text }] };
    }
    case 'listening':
      return { ...view, listenedTo: message.on };
    case 'note':
      return { ...view, note: message.text };
    case 'error':
      return message.ref === UNASKED ? view : { ...view, error: message };
    case 'interview_complete':
      return { ...view, complete: true };
    case 'ended':
      return { ...view, agentState: 'ended' };
    case 'evaluation_progress':
      return view;
  }
}

/** The view after the client's own `message`: what was said of a discarded answer is forgotten. */
export function reduceSent(view: RoomView, message: ClientMessage): RoomView {
  if (message.type !== 'discard_answer') return view;
  const { question } = view;
  const discarded = (turn: Turn) =>
    turn.role === 'candidate' && turn.questionId === (question?.id ?? null);
  return { ...view, answerFromS: null, turns: view.turns.filter((turn) => !discarded(turn)) };
}

function joined(before: RoomView | null, message: StateMessage, nowMs: number): RoomView {
  const { call_id, question, total, answers, paused, hints, patience, turn_mode } = message;
  const sameCall = before !== null && before.callId === call_id;
  return {
    callId: call_id,
    question,
    total,
    answers,
    // Captions of this sitting stay on the page over a dropped line; the agent replays nothing.
    turns: sameCall ? before.turns : [],
    paused,
    hints,
    patience,
    turnMode: turn_mode,
    elapsedS: message.elapsed_s,
    elapsedAtMs: nowMs,
    answerFromS: sameCall && before.question?.id === question?.id ? before.answerFromS : null,
    interviewer: message.interviewer,
    agentState: paused ? 'paused' : 'connecting',
    hint: sameCall && before.question?.id === question?.id ? before.hint : null,
    degraded: [],
    listenedTo: false,
    note: sameCall ? before.note : null,
    error: null,
    complete: false,
  };
}

function heard(view: RoomView, agentState: AgentState, nowMs: number): RoomView {
  const clock = { elapsedS: elapsedS(view, nowMs), elapsedAtMs: nowMs };
  return { ...view, ...clock, agentState, paused: agentState === 'paused' };
}

/** Words that were made out say that words can be made out again. */
function stillDegraded(view: RoomView, { role, text, final }: TranscriptMessage) {
  if (role !== 'candidate' || !final || text === '') return view.degraded;
  return view.degraded.filter(({ part }) => part !== 'stt');
}

/** Late words of the answer before are not the first of this one. */
function answerBegun(view: RoomView, message: TranscriptMessage, nowMs: number): number | null {
  const { role, text, turn_id } = message;
  if (view.answerFromS !== null || role !== 'candidate' || text === '') return view.answerFromS;
  const known = view.turns.find(({ id }) => id === turn_id);
  const late = known !== undefined && known.questionId !== (view.question?.id ?? null);
  return late ? null : elapsedS(view, nowMs);
}

function withTurn(view: RoomView, message: TranscriptMessage): readonly Turn[] {
  const { turn_id: id, role, text, final } = message;
  const known = view.turns.find((turn) => turn.id === id);
  if (known?.final) return view.turns;
  const questionId = known ? known.questionId : (view.question?.id ?? null);
  const turn: Turn = { id, role, text, final, questionId };
  const others = view.turns.filter((other) => other.id !== id);
  return [...others, turn].slice(-MOST_TURNS);
}

function withAnswer(answers: readonly AnswerBody[], answer: AnswerBody): readonly AnswerBody[] {
  const at = answers.findIndex((known) => known.answer_id === answer.answer_id);
  return at < 0 ? [...answers, answer] : answers.with(at, answer);
}
