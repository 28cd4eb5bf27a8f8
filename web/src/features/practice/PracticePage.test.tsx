import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeMedia } from '../../../test/fake-media';
import {
  answer,
  fakeServer,
  GUEST,
  interview,
  type Routes,
  refusal,
  results,
} from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const NOTHING = { items: [], next_cursor: null };
const PROGRESS = {
  interviews: 2,
  average: 6,
  reason: null,
  trend: [],
  improvement_rate: null,
  categories: { technical: null, behavioral: null, communication: null },
  skills: [
    { name: 'SQL', score: 7.4, n: 2 },
    { name: 'Negotiating', score: 4.2, n: 1 },
  ],
  pace: [],
  fillers: [],
  strong: [],
  weak: [],
  insights: [],
  next: { skill: 'Negotiating', reason: 'It is your lowest score.' },
};
const EMPTY: Routes = {
  'GET /api/auth/me': [{ body: GUEST }],
  'GET /api/analytics/progress': [{ body: { ...PROGRESS, skills: [], next: null } }],
  'GET /api/bookmarks': [{ body: NOTHING }],
  'GET /api/interviews': [{ body: NOTHING }],
};
const MADE: Routes = {
  'POST /api/practice': [{ status: 201, body: interview({ id: 'p1', kind: 'practice' }) }],
  'GET /api/interviews/p1': [{ body: interview({ id: 'p1', kind: 'practice' }) }],
};

// Signed in from the first moment, so that the frame does not come later.
beforeEach(() => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('csrf=t');
});

const band = (name: string) => screen.findByRole('region', { name });

test('says what stands where before there is anything', async () => {
  fakeServer(EMPTY);
  openPage('/practice');
  expect(await screen.findByText(/Until then, name one/)).toBeVisible();
  expect(await screen.findByText(/Mark a question in the room with B/)).toBeVisible();
  expect(await screen.findByText(/Nothing yet/)).toBeVisible();
  expect(screen.queryByRole('region', { name: 'What would help most' })).not.toBeInTheDocument();
});

test('a skill leads to the green room, the weakest stands first', async () => {
  const seen = fakeServer({
    ...EMPTY,
    ...MADE,
    'GET /api/analytics/progress': [{ body: PROGRESS }],
  });
  fakeMedia();
  const { user, path } = openPage('/practice');
  const rows = await within(await band('By skill')).findAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Negotiating4.2'),
    expect.stringContaining('SQL7.4'),
  ]);
  expect(within(await band('What would help most')).getByText('Negotiating')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Practise: SQL' }));
  await waitFor(() => expect(path()).toBe('/interviews/p1/green-room'));
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ skill: 'SQL' });
});

test('a question of one’s own is asked, and what does not fit stands beside it', async () => {
  const seen = fakeServer({
    ...EMPTY,
    ...MADE,
    'POST /api/practice': [
      refusal(422, { code: 'does_not_fit', field: 'text', message: 'Too odd.' }),
      ...(MADE['POST /api/practice'] ?? []),
    ],
  });
  fakeMedia();
  const { user, path } = openPage('/practice');
  const box = await screen.findByRole('textbox', { name: 'The question, in English' });
  const send = screen.getByRole('button', { name: 'Practise this question' });
  await user.click(send);
  expect(await screen.findByText('Write the question first.')).toBeVisible();
  await user.type(box, 'Why us?');
  await user.click(send);
  expect(await screen.findByText('Too odd.')).toBeVisible();
  expect(box).toHaveAccessibleDescription('Too odd.');
  await user.click(send);
  await waitFor(() => expect(path()).toBe('/interviews/p1/green-room'));
  expect(seen.findLast(({ method }) => method === 'POST')?.body).toEqual({ text: 'Why us?' });
});

test('a refusal beside a bookmarked question is told', async () => {
  const [question] = interview().questions;
  fakeServer({
    ...EMPTY,
    'GET /api/bookmarks': [
      { body: { items: [{ question, interview_id: 'i1' }], next_cursor: null } },
    ],
    'POST /api/practice': [refusal(429, { code: 'quota_reached', message: 'Enough for today.' })],
  });
  const { user } = openPage('/practice');
  await user.click(
    await screen.findByRole('button', { name: 'Practise: What drew you to payments?' }),
  );
  expect(await screen.findByText('Enough for today.')).toBeVisible();
});

test('attempts stand under their question, with what changed', async () => {
  const done = { kind: 'practice', status: 'completed' } as const;
  fakeServer({
    ...EMPTY,
    'GET /api/interviews': [
      {
        body: {
          items: [
            interview({ id: 'p3', kind: 'practice', status: 'pending' }),
            interview({ id: 'p2', ...done, overall_score: 6.8 }),
            interview({ id: 'p1', ...done, overall_score: 4.9 }),
          ],
          next_cursor: null,
        },
      },
    ],
    'GET /api/interviews/p2/results': [
      {
        body: results({
          answers: [
            answer({
              score: 6.8,
              low: 6,
              high: 7.6,
              previous_attempts: [{ answer_id: 'a0', score: 4.9 }],
            }),
          ],
        }),
      },
    ],
  });
  openPage('/practice');
  const practised = await band('What you practised');
  expect(
    await within(practised).findByText('1.9 points better than the attempt before.'),
  ).toBeVisible();
  expect(within(practised).getAllByRole('heading', { level: 3 })).toHaveLength(1);
  expect(within(practised).getAllByRole('link')).toHaveLength(3);
  expect(within(practised).getByText('Not begun')).toBeVisible();
});

test('what does not load can be asked for again', async () => {
  fakeServer({ ...EMPTY, 'GET /api/bookmarks': [refusal(500), { body: NOTHING }] });
  const { user } = openPage('/practice');
  const bookmarks = await band('Bookmarked questions');
  expect(await within(bookmarks).findByText('Your bookmarks did not load.')).toBeVisible();
  await user.click(within(bookmarks).getByRole('button', { name: 'Try again' }));
  expect(await within(bookmarks).findByText(/Mark a question/)).toBeVisible();
});
