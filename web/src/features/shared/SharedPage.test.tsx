import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { components } from '@/generated/api';
import { answer, fakeServer, NOBODY, refusal, results } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

type Shared = components['schemas']['SharedResults'];

const criterion = { score: 7, why: 'You gave a number.' };
const SCORED: Shared = {
  name: null,
  expires_at: '2020-06-11T10:00:00Z',
  results: results({
    status: 'scored',
    overall_score: 7,
    low: 6.4,
    high: 7.6,
    grade: 'B',
    reason: null,
    categories: { technical: 7.2, behavioral: null, communication: 6 },
    answers: [
      answer({
        audio_url: null,
        status: 'scored',
        score: 7,
        low: 6,
        high: 8,
        reason: null,
        transcript: 'I am [name] and <b>I like ledgers</b>.',
        rubric: {
          relevance: criterion,
          examples: criterion,
          clarity: { score: null, why: 'Too short to tell.' },
          technical_accuracy: criterion,
          job_alignment: criterion,
        },
        strengths: ['You named the project.'],
      }),
      answer({
        answer_id: null,
        question_id: 'q2',
        status: 'skipped',
        transcript: '',
        score: null,
      }),
    ],
  }),
};

function open(body: Shared) {
  const seen = fakeServer({ 'GET /api/auth/me': [NOBODY], 'GET /api/shared/t0ken': [{ body }] });
  return { seen, ...openPage('/shared/t0ken') };
}

test('whoever has the link reads what it shows, as text', async () => {
  open(SCORED);
  expect(
    await screen.findByRole('heading', { name: 'The results of an interview.' }),
  ).toBeVisible();
  expect(screen.getByText(/1 of 2 questions were answered/)).toHaveTextContent(
    'The score is likely between 6.4 and 7.6.',
  );
  expect(screen.getByText('I am [name] and <b>I like ledgers</b>.')).toBeVisible();
  expect(screen.getByText('Why 7.0')).toBeVisible();
  expect(screen.getByText('No number')).toBeVisible();
  expect(screen.getByText('You named the project.')).toBeVisible();
  expect(screen.getByText('Skipped')).toBeVisible();
  expect(document.querySelector('audio')).toBeNull();
});

test('a link that shows the name says whose interview it is, and one with sound plays it', async () => {
  const recording = { audio_url: '/api/interviews/i1/recording?s=1', duration_s: 60, chapters: [] };
  open({ ...SCORED, name: 'Ada', results: { ...SCORED.results, recording } });
  expect(await screen.findByRole('heading', { name: 'How Ada did.' })).toBeVisible();
  expect(screen.getByLabelText('Recording of the whole interview')).toHaveAttribute(
    'src',
    recording.audio_url,
  );
});

test('without a score it says why there is none', async () => {
  open({ ...SCORED, results: results({ reason: 'evaluation is not set up' }) });
  expect(await screen.findByText(/There is no overall score/)).toBeVisible();
  expect(screen.getByText('Evaluation is not set up.', { selector: 'p.help' })).toBeVisible();
});

test('the page is neither kept by search engines nor told to other sites', async () => {
  const { unmount } = open(SCORED);
  await screen.findByText('Why 7.0');
  const tag = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`);
  expect(tag('robots')?.content).toBe('noindex, nofollow');
  expect(tag('referrer')?.content).toBe('no-referrer');
  unmount();
  expect(tag('robots')).toBeNull();
});

test.each([
  [410, 'expired', 'This link is over.'],
  [404, 'not_found', 'This link leads nowhere.'],
])('a link that is no more says so (%s)', async (status, code, heading) => {
  fakeServer({
    'GET /api/auth/me': [NOBODY],
    'GET /api/shared/t0ken': [refusal(status, { code })],
  });
  openPage('/shared/t0ken');
  expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
});

test('results that do not load can be asked for again', async () => {
  fakeServer({
    'GET /api/auth/me': [NOBODY],
    'GET /api/shared/t0ken': [refusal(500, { message: 'Broke.' }), { body: SCORED }],
  });
  const { user } = openPage('/shared/t0ken');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Why 7.0')).toBeVisible();
});
