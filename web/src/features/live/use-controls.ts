import { useState } from 'react';
import type { PatienceChoice } from '@/lib/call-settings';
import { useObservable } from '@/lib/use-observable';
import type { RoomView } from '@/media/room-state';
import type { Call } from './call';
import type { Correction } from './use-correction';

/** What the candidate can do in the room. Everything that is sent does nothing while not joined. */
export interface Controls {
  muted: boolean;
  /** Manual mode: Space is on. */
  talking: boolean;
  /** Manual mode: there is something to send. */
  answered: boolean;
  bookmarked: boolean;
  toggleMute: () => void;
  togglePause: () => void;
  repeat: () => void;
  toggleHints: () => void;
  toggleBookmark: () => void;
  skip: () => void;
  submit: () => void;
  submitTyped: (text: string) => boolean;
  talk: (on: boolean) => void;
  discard: () => void;
  edit: (answerId: string, text: string) => void;
  choosePatience: (choice: PatienceChoice) => void;
  end: () => void;
}

/** `marked`: the questions that were bookmarked before this visit. */
export function useControls(
  call: Call,
  view: RoomView,
  correction: Correction,
  marked: readonly string[],
): Controls {
  const muted = useObservable(call.voice.muted);
  const settings = useObservable(call.settings);
  const take = useObservable(call.manual.recorder.take);
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({});
  const { connection, manual, voice } = call;
  const questionId = view.question?.parent_id ?? view.question?.id ?? null;
  const bookmarked = questionId !== null && (changed[questionId] ?? marked.includes(questionId));
  return {
    muted,
    talking: take.talking,
    answered: take.talking || take.keptS > 0 || correction.text !== '',
    bookmarked,
    toggleMute: () => voice.setMuted(!muted),
    togglePause: () => connection.send({ type: view.paused ? 'resume' : 'pause' }),
    repeat: () => connection.send({ type: 'repeat_question' }),
    toggleHints() {
      call.set({ hints: !settings.hints });
      connection.send({ type: 'set_hints', on: !settings.hints });
    },
    toggleBookmark() {
      if (questionId === null) return;
      const on = !bookmarked;
      if (connection.send({ type: 'bookmark', question_id: questionId, on })) {
        setChanged((before) => ({ ...before, [questionId]: on }));
      }
    },
    skip: () => connection.send({ type: 'next_question' }),
    submit: () => manual.submit(correction.corrected),
    submitTyped: (text) => connection.send({ type: 'submit_answer', text }),
    talk: (on) => manual.talk(on),
    discard: () => manual.discard(),
    edit: (answerId, text) =>
      connection.send({ type: 'edit_transcript', answer_id: answerId, text }),
    choosePatience(choice) {
      call.set({ patience: choice });
      connection.send({ type: 'set_turn_mode', mode: choice === 'manual' ? 'manual' : 'auto' });
      if (choice !== 'manual') connection.send({ type: 'set_patience', level: choice });
    },
    end: () => connection.send({ type: 'end_interview' }),
  };
}
