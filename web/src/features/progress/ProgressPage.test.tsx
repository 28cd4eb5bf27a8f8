import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { i18n } from '@/lib/i18n';
import { fakeServer, interview, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';
import type { Progress } from './api/get-progress';

const NOTHING: Progress = {
  interviews: 0,
  average: null,
  reason: 'no interview is finished',
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

function point(at: number, score: number) {
  return {
    at: `2026-0${at}-11T10:00:00Z`,
    interview_id: `i${at}`,
    score,
    low: score - 0.6,
    high: score + 0.6,
    categories: {
      technical: score + 0.4,
      behavioral: at > 2 ? score - 0.4 : null,
      communication: 6,
    },
  };
}

const RISING: Progress = {
  ...NOTHING,
  interviews: 4,
  average: 6,
  reason: null,
  trend: [point(1, 5), point(2, 5.6), point(3, 6.4), point(4, 7)],
  improvement_rate: 0.68,
  categories: { technical: 6.4, behavioral: 5.6, communication: null },
  skills: [{ name: 'Debugging', score: 4.4, n: 1 }],
  pace: [{ at: '2026-04-11T10:00:00Z', interview_id: 'i4', wpm: 154 }],
  fillers: [{ at: '2026-04-11T10:00:00Z', interview_id: 'i4', percent: 3.1 }],
  insights: [
    {
      text: 'Over 4 interviews your scores rose by 2.0 points.',
      figures: { interviews: 4, points_per_interview: 0.68, change: 2, uncertainty: 0.6 },
    },
    {
      text: 'You do better in technical questions.',
      figures: { technical: 6.4, behavioral: 5.6 },
    },
  ],
  next: { skill: 'Debugging', reason: 'Your average is lowest here: 4.4 over one answer.' },
};

function serve(progress: Progress, more = {}) {
  return fakeServer({
    'GET /api/analytics/progress': [{ body: progress }],
    'GET /api/interviews': [
      {
        body: {
          items: [
            interview({ status: 'completed', created_at: new Date().toISOString() }),
            interview({ id: 'i2', status: 'pending', created_at: new Date().toISOString() }),
          ],
          next_cursor: null,
        },
      },
    ],
    ...more,
  });
}

test('says first whether it goes up, with the range, and then what that rests on', async () => {
  serve(RISING);
  openPage('/progress');
  expect(
    await screen.findByRole('heading', { name: 'Yes, you are getting better.' }),
  ).toBeVisible();
  expect(
    screen.getByText(
      'Up 2.0 points over 4 interviews since 11 January, likely between 1.4 and 2.6.',
    ),
  ).toBeVisible();
  expect(screen.getByRole('region', { name: 'What it rests on' })).toHaveTextContent('+0.68');
  const scores = screen.getByRole('region', { name: 'Score' });
  expect(within(scores).getByText('5.8 to 7.0')).toBeInTheDocument();
  const insights = screen.getByRole('region', { name: 'What stands out' });
  expect(insights).toHaveTextContent(
    'You do better in technical questions (6.4) than in questions',
  );
  expect(insights).toHaveTextContent('technical 6.4');
  expect(insights).not.toHaveTextContent('rose');
  const delivery = screen.getByRole('region', { name: 'Delivery' });
  expect(delivery).toHaveTextContent('In the comfortable range');
  expect(delivery).toHaveTextContent('2 more interviews, and a change can be told');
  expect(
    within(screen.getByRole('region', { name: 'Categories' })).getByText(
      'Needs an answer whose clarity could be judged',
    ),
  ).toBeVisible();
  expect(await screen.findByText('You practised in 1 of the last 12 weeks.')).toBeVisible();
});

test('each category tells how it went, where that can be told', async () => {
  serve(RISING);
  openPage('/progress');
  const categories = await screen.findByRole('region', { name: 'Categories' });
  expect(categories).toHaveTextContent('Up 2.0, likely 1.4 to 2.6');
  expect(categories).toHaveTextContent('One more interview with these');
  const row = within(categories).getByRole('row', { name: /11\/01\/2026/, hidden: true });
  expect(row).toHaveTextContent('5.4–6.0');
});

test('one criterion alone claims no change', async () => {
  serve({ ...RISING, categories: { ...RISING.categories, communication: 6 } });
  openPage('/progress');
  expect(await screen.findByText('First 6.0, last 6.0')).toBeVisible();
});

test('what a model says is English, and says so', async () => {
  await i18n.changeLanguage('es');
  const told = { text: 'You do better since March.', figures: { average_score: 6 } };
  serve({ ...RISING, insights: [told] });
  openPage('/progress');
  expect(await screen.findByText(told.text)).toHaveAttribute('lang', 'en');
  expect(screen.getByText(/Los comentarios están en inglés/)).toBeVisible();
});

test('two scores are no trend', async () => {
  serve({ ...RISING, interviews: 2, trend: RISING.trend.slice(0, 2), improvement_rate: null });
  openPage('/progress');
  expect(await screen.findByRole('heading', { name: 'Too early to tell.' })).toBeVisible();
  expect(screen.getByText(/One more, and a trend can be told\./)).toBeVisible();
  expect(screen.getByText('points an interview: needs 3 scores')).toBeVisible();
});

test('a change within what scores are good to is called none', async () => {
  const trend = [point(1, 6), point(2, 6.2), point(3, 6.1)];
  serve({ ...RISING, trend });
  openPage('/progress');
  expect(await screen.findByRole('heading', { name: 'No clear change so far.' })).toBeVisible();
  expect(screen.getByText(/between −0\.5 and \+0\.7 points/)).toBeVisible();
});

test('who has done nothing yet is shown the way in', async () => {
  serve(NOTHING);
  openPage('/progress');
  const link = await screen.findByRole('link', { name: 'Set up an interview' });
  expect(link).toHaveAttribute('href', '/interviews/new');
  expect(screen.queryByRole('region')).toBeNull();
});

test('the range is part of the address', async () => {
  const seen = serve(RISING);
  const { user, search } = openPage('/progress?from=2026-01-01');
  expect(await screen.findByLabelText('From')).toHaveValue('2026-01-01');
  await user.click(screen.getByText('4 weeks'));
  await waitFor(() => expect(search()).toBe('?period=4w'));
  await waitFor(() =>
    expect(seen.filter(({ path }) => path === '/api/analytics/progress')).toHaveLength(2),
  );
  expect(screen.queryByLabelText('From')).toBeNull();
});

test('one step makes a practice of the weakest skill', async () => {
  const seen = serve(RISING, {
    'POST /api/practice': [{ status: 201, body: interview({ id: 'p1', kind: 'practice' }) }],
    'GET /api/interviews/p1': [{ body: interview({ id: 'p1', kind: 'practice' }) }],
  });
  const { user, path } = openPage('/progress');
  expect(await screen.findByText(/over one answer, so it may be chance/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Practise this' }));
  await waitFor(() => expect(path()).toBe('/interviews/p1/green-room'));
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ skill: 'Debugging' });
});

test('what does not load can be asked for again', async () => {
  fakeServer({
    'GET /api/analytics/progress': [
      refusal(500, { message: 'Something broke.' }),
      { body: NOTHING },
    ],
  });
  const { user } = openPage('/progress');
  expect(await screen.findByRole('alert')).toHaveTextContent('Your progress did not load.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Your first interview begins this page.')).toBeVisible();
});
