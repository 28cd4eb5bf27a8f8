import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, interview, refusal } from '../../../test/fake-server';
import { judgedResults } from '../../../test/judged';
import { openPage } from '../../../test/open-page';
import type { Disputed } from './api/get-disputes';

const DONE = interview({ status: 'completed' });
const FORMER = {
  score: 6.2,
  low: 5.4,
  high: 7,
  reason: null,
  engine: 'rules',
  model: 'ordinal',
  prompt_version: '3',
  judged_at: '2026-06-11T10:00:00Z',
};
const PENDING = { status: 'pending', former: FORMER, again: null, reason: null } as const;

const open: Disputed = {
  id: 'd2',
  answer_id: 'a1',
  status: 'open',
  reason: 'I did give a figure.',
  outcome: null,
  judged_again: PENDING,
  created_at: '2026-06-12T10:00:00Z',
  resolved_at: null,
};

function page(...items: Disputed[]) {
  return { body: { items, next_cursor: null } };
}

/** The page of an answer with one dispute, of which this is what came of judging again. */
function serve(...found: Disputed['judged_again'][]) {
  return fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [{ body: judgedResults() }],
    'GET /api/disputes': found.map((judged_again) => page({ ...open, judged_again })),
  });
}

beforeEach(() => vi.stubGlobal('EventSource', FakeEvents));
afterEach(() => FakeEvents.open.clear());

test('a disagreement is sent, and what came of it is read here', async () => {
  const decided: Disputed = {
    ...open,
    id: 'd1',
    status: 'rejected',
    outcome: 'Half the time is no figure.',
    resolved_at: '2026-06-13T10:00:00Z',
  };
  const seen = fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [{ body: judgedResults() }],
    'GET /api/disputes': [page(decided), page(open, decided)],
    'POST /api/answers/a1/dispute': [
      refusal(422, { message: 'Too short.', field: 'reason' }),
      { status: 201, body: open },
    ],
  });
  const { user } = openPage('/interviews/i1/results');
  expect(await screen.findByText(/Half the time is no figure\./)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Disagree with this judgement' }));
  const box = screen.getByRole('textbox', { name: 'What is wrong with it?' });
  expect(box).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/Say what is wrong/)).toBeVisible();
  await user.type(box, 'I did give a figure.');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Too short.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('You disagree with this judgement.')).toBeVisible();
  expect(seen.findLast(({ method }) => method === 'POST')?.body).toEqual({
    reason: 'I did give a figure.',
  });
});

test('once the answer is judged again, both judgements and the new results are there', async () => {
  const again = { ...FORMER, score: 6.8, low: 6, high: 7.6, model: 'ordinal', prompt_version: '4' };
  const seen = serve(PENDING, { ...PENDING, status: 'judged', again });
  openPage('/interviews/i1/results');
  expect(await screen.findByText('The answer is being judged once more.')).toBeVisible();
  await waitFor(() => expect(FakeEvents.open.size).toBe(1));
  const results = () => seen.filter(({ path }) => path === '/api/interviews/i1/results').length;
  const before = results();
  act(() => FakeEvents.tell('evaluation', { id: 'i1', status: 'done', progress: 1 }));
  expect(await screen.findByText('Judged once more: 6.8 now, up from 6.2.')).toBeVisible();
  expect(screen.getByText('Likely 6.0 to 7.6')).toBeVisible();
  expect(screen.getByText(/By rules \(version 3\)/)).toBeVisible();
  await waitFor(() => expect(results()).toBe(before + 1));
  expect(FakeEvents.open.size).toBe(0);
});

test('that nothing changed is said, with the reason', async () => {
  const reason = 'it is judged by rules, which always find the same in the same words';
  serve({ status: 'judged', former: FORMER, again: { ...FORMER, score: 6.21 }, reason });
  openPage('/interviews/i1/results');
  expect(
    await screen.findByText(
      'Judged once more, with the same result. It is judged by rules, which always find the same in the same words.',
    ),
  ).toBeVisible();
});

test('why it was not judged again is said', async () => {
  const reason = 'it was judged a second time already; a person decides';
  serve({ status: 'not_judged', former: FORMER, again: null, reason });
  openPage('/interviews/i1/results');
  expect(
    await screen.findByText(
      'The answer was not judged once more. It was judged a second time already; a person decides.',
    ),
  ).toBeVisible();
});

test('a score that is gone is told with its reason', async () => {
  const again = {
    ...FORMER,
    score: null,
    low: null,
    high: null,
    reason: 'evaluation is not set up',
  };
  serve({ status: 'judged', former: FORMER, again, reason: null });
  openPage('/interviews/i1/results');
  expect(await screen.findByText('Judged once more, with another result.')).toBeVisible();
  expect(screen.getByText('Evaluation is not set up.')).toBeVisible();
});
