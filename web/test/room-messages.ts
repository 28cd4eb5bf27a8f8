import type { AgentMessage } from '@/media/messages';

type Message<T extends AgentMessage['type']> = Extract<AgentMessage, { type: T }>;

export const QUESTION: Omit<Message<'question'>, 'type' | 'seq'> = {
  id: 'q1',
  index: 1,
  total: 3,
  text: 'What drew you to payments?',
  category: 'behavioral',
  difficulty: 'mid',
  follow_up: false,
  parent_id: null,
};

export function stateMessage(change: Partial<Message<'state'>> = {}): Message<'state'> {
  return {
    type: 'state',
    seq: 1,
    interview_id: 'i1',
    call_id: 'c1',
    status: 'in_progress',
    question: QUESTION,
    total: 3,
    answers: [],
    paused: false,
    hints: true,
    patience: 'normal',
    turn_mode: 'auto',
    elapsed_s: 60,
    interviewer: { name: 'Maya', persona: 'friendly' },
    ...change,
  };
}

export function said(
  turnId: string,
  text: string,
  change: Partial<Message<'transcript'>> = {},
): Message<'transcript'> {
  return { type: 'transcript', role: 'candidate', text, final: false, turn_id: turnId, ...change };
}
