import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Interview } from '@/lib/api/get-interview';
import {
  answer,
  fakeServer,
  GRANT,
  GUEST,
  interview,
  NOBODY,
  type Routes,
  refusal,
  results,
} from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const NO_PROGRESS = {
  interviews: 0,
  average: null,
  reason: 'nothing is scored',
  trend: [],
  improvement_rate: null,
  categories: { technical: null, behavioral: null, communication: null },
  skills: [],
  pace: [],
  fillers: [],
  strong: [],
  weak: [],
  insights: [],
  next: null,
};

const RESTS = { name: 'Caching', score: 4.42, n: 2 };
const NEXT = { skill: 'Caching', reason: 'It is lowest.' };

function signedIn(items: Interview[], change: Routes = {}): Routes {
  return {
    'GET /api/auth/me': [{ body: GUEST }],
    'GET /api/interviews': [{ body: { items, next_cursor: null } }],
    'GET /api/analytics/progress': [{ body: NO_PROGRESS }],
    ...change,
  };
}

test('Start signs a stranger in as a guest and goes on', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/guest': [{ status: 201, body: GRANT }],
    'GET /api/resumes': [{ body: { items: [], next_cursor: null } }],
  });
  const { user, path } = openPage('/');
  await user.click(await screen.findByRole('button', { name: 'Start' }));
  await expect.poll(path).toBe('/interviews/new');
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(JSON.stringify({ ...localStorage })).not.toContain('access_token');
});

test('where guests are not taken, Start leads to making an account', async () => {
  fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/guest': [refusal(403, { code: 'guests_off' })],
  });
  const { user, path } = openPage('/');
  await user.click(await screen.findByRole('button', { name: 'Start' }));
  await expect.poll(path).toBe('/register');
});

test('a person who left midway is offered to carry on at the next question', async () => {
  const [question] = interview().questions;
  const questions = ['q1', 'q2', 'q3'].map((id, at) => ({
    ...question,
    ...interview().questions[0],
    id,
    index: at + 1,
    text: `Question ${at + 1}?`,
  })) as Interview['questions'];
  fakeServer(
    signedIn([interview({ status: 'in_progress', questions })], {
      'GET /api/interviews/i1/results': [
        { body: results({ answers: [answer({ question_id: 'q1' })] }) },
      ],
    }),
  );
  openPage('/');
  expect(await screen.findByRole('heading', { name: 'Carry on where you stopped.' })).toBeVisible();
  const link = await screen.findByRole('link', { name: 'Continue at question 2' });
  expect(link).toHaveAttribute('href', '/interviews/i1/green-room');
  expect(screen.getByText('Question 2?')).toBeVisible();
  expect(screen.getByText('1 of 3 answered')).toBeVisible();
  expect(screen.getByText(/One answer is saved/)).toBeVisible();
});

test('questions that are ready come before advice', async () => {
  fakeServer(
    signedIn([interview()], {
      'GET /api/analytics/progress': [
        { body: { ...NO_PROGRESS, interviews: 2, next: NEXT, skills: [RESTS] } },
      ],
    }),
  );
  openPage('/');
  expect(await screen.findByRole('heading', { name: 'Your questions are ready.' })).toBeVisible();
  const band = screen.getByRole('region', { name: 'Practice that would help most' });
  expect(band).toHaveTextContent('From your 2 interviews');
  expect(band).toHaveTextContent(
    'Practise Caching. Your average is lowest here: 4.4 over 2 answers.',
  );
});

test('what would help most is one press away', async () => {
  const seen = fakeServer(
    signedIn([interview({ status: 'completed' })], {
      'GET /api/analytics/progress': [{ body: { ...NO_PROGRESS, interviews: 1, next: NEXT } }],
      'POST /api/practice': [{ status: 201, body: interview({ id: 'p1', kind: 'practice' }) }],
      'GET /api/interviews/p1': [{ body: interview({ id: 'p1', kind: 'practice' }) }],
    }),
  );
  const { user, path } = openPage('/');
  expect(await screen.findByRole('heading', { name: 'Practise Caching next.' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Practise it' }));
  await expect.poll(path).toBe('/interviews/p1/green-room');
  expect(seen.find(({ path }) => path === '/api/practice')?.body).toEqual({ skill: 'Caching' });
});

test('the last ones stand in a line each, with their score or their state', async () => {
  fakeServer(
    signedIn([
      interview({ status: 'completed', overall_score: 7.2 }),
      interview({ id: 'i2', status: 'evaluating' }),
    ]),
  );
  openPage('/');
  const last = await screen.findByRole('region', { name: 'How the last ones went' });
  const [first, second] = within(last).getAllByRole('listitem');
  expect(first).toHaveTextContent('Backend Engineer Norrland Bank7.2Strong');
  expect(second).toHaveTextContent('Being evaluated');
  const [link] = within(last).getAllByRole('link', { name: 'Backend Engineer' });
  expect(link).toHaveAttribute('href', '/interviews/i1/results');
});

test('a list that does not load says so and can be asked for again', async () => {
  fakeServer(
    signedIn([], {
      'GET /api/interviews': [
        refusal(500, { message: 'Something broke.' }),
        { body: { items: [], next_cursor: null } },
      ],
    }),
  );
  const { user } = openPage('/');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Your interviews did not load.');
  expect(alert).toHaveTextContent('Request r-1');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(
    await screen.findByRole('heading', { name: 'Your first interview takes about ten minutes.' }),
  ).toBeVisible();
});

test('the tour is there at first, can be skipped, and comes again from the menu', async () => {
  fakeServer(signedIn([]));
  const { user } = openPage('/');
  const tour = await screen.findByRole('region', { name: 'How it works' });
  expect(tour).toHaveTextContent('Step 1 of 4');
  await user.click(within(tour).getByRole('button', { name: 'Next' }));
  expect(within(tour).getByRole('heading', { level: 3 })).toHaveFocus();
  await user.click(within(tour).getByRole('button', { name: 'Skip' }));
  expect(screen.queryByText('How it works')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Account of Guest' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Show the tour' }));
  expect(await screen.findByText('Step 1 of 4')).toBeVisible();
  for (const _ of [1, 2, 3]) await user.click(screen.getByRole('button', { name: 'Next' }));
  await user.click(screen.getByRole('button', { name: 'Got it' }));
  expect(screen.queryByText('How it works')).not.toBeInTheDocument();
});
