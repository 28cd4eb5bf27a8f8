import { expect, test } from 'vitest';
import { answer, interview } from '../../../test/fake-server';
import { byQuestion, changeOf } from './attempts';

function practice(id: string, text: string) {
  const [question] = interview().questions;
  if (question === undefined) throw new Error('An interview has a question.');
  return interview({ id, kind: 'practice', questions: [{ ...question, text }] });
}

test('attempts at one question stand together, the newest practised first', () => {
  const groups = byQuestion([
    practice('i3', 'Why?'),
    practice('i2', 'How?'),
    practice('i1', 'Why?'),
  ]);
  expect(
    groups.map(({ question, practices }) => [question, practices.map(({ id }) => id)]),
  ).toEqual([
    ['Why?', ['i3', 'i1']],
    ['How?', ['i2']],
  ]);
});

test.each([
  [{ kind: 'first' }, [], 6],
  [{ kind: 'up', points: 2 }, [4], 6],
  [{ kind: 'down', points: 2 }, [8], 6],
  [{ kind: 'same' }, [5.6], 6],
  [{ kind: 'up', points: 2 }, [4, null], 6],
  [{ kind: 'unknown' }, [null], 6],
  [{ kind: 'unknown' }, [4], null],
])('says %j after %j and now %s', (change, before, score) => {
  const previous_attempts = before.map((one, at) => ({ answer_id: `a${at}`, score: one }));
  const range = score === null ? {} : { low: score - 0.5, high: score + 0.5 };
  expect(changeOf(answer({ previous_attempts, score, ...range }))).toEqual(change);
});
