import { describe, expect, test } from 'vitest';
import { QUESTION, said, stateMessage } from '../../test/room-messages';
import type { AgentMessage } from './messages';
import { answerS, elapsedS, type RoomView, reduceRoom, reduceSent } from './room-state';

function viewAfter(...messages: AgentMessage[]): RoomView {
  let view: RoomView | null = null;
  for (const message of [stateMessage(), ...messages]) view = reduceRoom(view, message, 1_000);
  if (view === null) throw new Error('There is no view after a state.');
  return view;
}

test('nothing counts before the first state', () => {
  expect(reduceRoom(null, { type: 'hint', text: 'Breathe.' }, 0)).toBeNull();
});

describe('turns', () => {
  test('grow in place, and newer ones stand last', () => {
    const view = viewAfter(
      said('t1', 'First'),
      said('t2', 'Hm'),
      said('t1', 'First, I', { final: true }),
      said('t2', 'Hm, then'),
    );
    expect(view.turns.map(({ text }) => text)).toEqual(['First, I', 'Hm, then']);
  });

  test('are not changed once final', () => {
    const view = viewAfter(said('t1', 'Done.', { final: true }), said('t1', 'Done. Late.'));
    expect(view.turns).toMatchObject([{ text: 'Done.', final: true }]);
  });

  test('belong to the question they began under', () => {
    const next = { type: 'question', ...QUESTION, id: 'q2', index: 2 } as const;
    const view = viewAfter(
      said('t1', 'One'),
      next,
      said('t1', 'One.', { final: true }),
      said('t2', 'Two'),
    );
    expect(view.turns.map(({ questionId }) => questionId)).toEqual(['q1', 'q2']);
  });

  test('of another call are forgotten', () => {
    const view = viewAfter(said('t1', 'Old'), stateMessage({ call_id: 'c2' }));
    expect(view.turns).toEqual([]);
  });

  test('do not grow without end', () => {
    const many = Array.from({ length: 450 }, (_, at) => said(`t${at}`, 'x', { final: true }));
    expect(viewAfter(...many).turns).toHaveLength(400);
  });
});

test('an answer that was saved again replaces the earlier text', () => {
  const saved = { type: 'answer_saved', answer_id: 'a1', question_id: 'q1', text: 'One' } as const;
  const view = viewAfter(saved, { ...saved, text: 'One, corrected' });
  expect(view.answers).toEqual([{ answer_id: 'a1', question_id: 'q1', text: 'One, corrected' }]);
});

test('a new question takes its hint and the last error away', () => {
  const view = viewAfter(
    { type: 'hint', text: 'Think of a result.' },
    { type: 'error', code: 'not_now', message: 'Not now.' },
    { type: 'question', ...QUESTION, id: 'q2' },
  );
  expect(view).toMatchObject({ hint: null, error: null, question: { id: 'q2' } });
});

test('the clock stands still while paused', () => {
  let view = viewAfter();
  expect(elapsedS(view, 6_000)).toBe(65);
  const pause = reduceRoom(view, { type: 'agent_state', state: 'paused' }, 6_000);
  view = pause ?? view;
  expect(view.paused).toBe(true);
  expect(elapsedS(view, 60_000)).toBe(65);
  view = reduceRoom(view, { type: 'agent_state', state: 'listening' }, 60_000) ?? view;
  expect(elapsedS(view, 61_000)).toBe(66);
});

test('a part that degrades twice is named once', () => {
  const view = viewAfter(
    { type: 'degraded', part: 'stt', text: 'Slow.' },
    { type: 'degraded', part: 'stt', text: 'Slower.' },
  );
  expect(view.degraded).toEqual([{ part: 'stt', text: 'Slower.' }]);
});

test('words that are made out again end the trouble with words, and no other', () => {
  const troubles: AgentMessage[] = [
    { type: 'degraded', part: 'stt', text: 'Please type.' },
    { type: 'degraded', part: 'tts', text: 'Please read.' },
  ];
  const parts = (...messages: AgentMessage[]) =>
    viewAfter(...troubles, ...messages).degraded.map(({ part }) => part);
  expect(parts(said('t1', 'I'))).toEqual(['stt', 'tts']);
  expect(parts(said('t1', '', { final: true }))).toEqual(['stt', 'tts']);
  expect(parts(said('u1', 'Hello.', { final: true, role: 'interviewer' }))).toEqual(['stt', 'tts']);
  expect(parts(said('t1', 'I do.', { final: true }))).toEqual(['tts']);
});

describe('the time of an answer', () => {
  test('runs from its first word, on the clock of the interview', () => {
    const view = viewAfter(said('u1', 'Hello.', { role: 'interviewer' }), said('t1', ''));
    expect(answerS(view, 9_000)).toBeNull();
    const begun = reduceRoom(view, said('t1', 'I'), 3_000) ?? view;
    const later = reduceRoom(begun, said('t1', 'I do'), 5_000) ?? begun;
    expect(answerS(later, 9_000)).toBe(6);
  });

  test('begins anew with a question, a rejoin at another one, and an answer thrown away', () => {
    const view = viewAfter(said('t1', 'I'));
    expect(answerS(view, 2_000)).toBe(1);
    const next = reduceRoom(view, { type: 'question', ...QUESTION, id: 'q2' }, 2_000) ?? view;
    expect(answerS(next, 3_000)).toBeNull();
    const late = reduceRoom(next, said('t1', 'I do.', { final: true }), 3_000) ?? next;
    expect(answerS(late, 3_000)).toBeNull();
    const rejoined = reduceRoom(view, stateMessage(), 2_000) ?? view;
    expect(rejoined.answerFromS).toBe(view.answerFromS);
    expect(reduceSent(view, { type: 'discard_answer' }).answerFromS).toBeNull();
  });
});
