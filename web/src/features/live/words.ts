import type { PresenceState } from '@/components/Presence';
import type { ConnectionState } from '@/media/connection-state';
import type { Quality } from '@/media/link-health';
import type { RoomView } from '@/media/room-state';

/** What the interviewer does, in a sentence and what it means for the candidate. */
export interface Saying {
  state: PresenceState;
  what: string;
  so: string;
}

export function sayingOf(connection: ConnectionState, view: RoomView): Saying {
  const { name } = view.interviewer;
  if (connection.kind !== 'joined') {
    const where =
      view.question === null ? 'to the interview' : `to question ${view.question.index}`;
    return {
      state: 'connecting',
      what: `Getting you back ${where}.`,
      so: 'What you said so far is saved. The clock has stopped.',
    };
  }
  switch (view.agentState) {
    case 'connecting':
      return { state: 'connecting', what: `${name} is on the way.`, so: '' };
    case 'listening':
      return { state: 'listening', what: `${name} is listening.`, so: 'Take your time.' };
    case 'thinking':
      return { state: 'thinking', what: `${name} is thinking.`, so: '' };
    case 'speaking':
      return { state: 'speaking', what: `${name} is speaking.`, so: 'You can cut in.' };
    case 'paused':
      return { state: 'paused', what: 'Paused.', so: 'The clock has stopped.' };
    case 'ended':
      return { state: 'connecting', what: `${name} has left.`, so: 'Your answers are saved.' };
  }
}

export const QUALITY_WORDS: Record<Quality, string> = {
  unknown: 'Connecting',
  good: 'Good connection',
  fair: 'Fair connection',
  poor: 'Poor connection',
};
