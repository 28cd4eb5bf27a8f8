import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { answer, fakeServer, interview, refusal, results } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';
import type { Results } from './api/get-results';
import { wordsOf } from './Verdict';

const DONE = interview({ status: 'completed' });

function serve(of: Results, first: Results = of) {
  return fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [{ body: first }, { body: of }],
  });
}

test('says why there is no score, and shows none', async () => {
  serve(results());
  openPage('/interviews/i1/results');
  expect(
    await screen.findByRole('heading', { name: 'You answered 1 of 1 question.' }),
  ).toBeVisible();
  expect(screen.getByText('There is no score. Evaluation is not set up.')).toBeVisible();
  const shown = screen.getByRole('listitem');
  expect(within(shown).getByText('I like ledgers.')).toBeVisible();
  expect(within(shown).getByText('Not scored')).toBeVisible();
  const audio = within(shown).getByLabelText('Your answer to question 1');
  expect(audio).toHaveAttribute('src', '/api/answers/a1/audio');
});

test('shows what was asked back, what was typed and what was skipped', async () => {
  serve(
    results({
      answers: [
        answer({
          typed: true,
          audio_url: null,
          follow_ups: [
            { question_id: 'q1b', question: 'Why ledgers?', transcript: 'They add up.' },
          ],
        }),
        answer({
          question_id: 'q2',
          transcript: '',
          audio_url: null,
          status: 'skipped',
          reason: null,
        }),
      ],
    }),
  );
  openPage('/interviews/i1/results');
  expect(await screen.findByText('They add up.')).toBeVisible();
  expect(screen.getByText('Typed')).toBeVisible();
  expect(screen.getByText('Skipped')).toBeVisible();
  expect(screen.getByText('Nothing was said.')).toBeVisible();
});

test('a chapter plays the recording from its question', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  serve(
    results({
      recording: {
        audio_url: '/api/interviews/i1/recording',
        duration_s: 120,
        chapters: [{ question_id: 'q1', start_s: 65 }],
      },
    }),
  );
  const { user } = openPage('/interviews/i1/results');
  await user.click(await screen.findByRole('button', { name: 'Question 1, 1:05' }));
  const audio = screen.getByLabelText<HTMLAudioElement>('Recording of the whole interview');
  expect(audio.currentTime).toBe(65);
  expect(play).toHaveBeenCalledOnce();
});

test('asks again while the answers are being evaluated', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const seen = serve(results(), results({ status: 'pending', reason: null }));
  openPage('/interviews/i1/results');
  await screen.findByRole('heading', { name: 'Your answers are being evaluated.' });
  await vi.advanceTimersByTimeAsync(3_000);
  await screen.findByRole('heading', { name: 'You answered 1 of 1 question.' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(seen.filter(({ path }) => path.endsWith('/results'))).toHaveLength(2);
  vi.useRealTimers();
});

test('what does not load says that the answers are safe', async () => {
  fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [refusal(404, { message: 'There is no such interview.' })],
  });
  openPage('/interviews/i1/results');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Your answers are saved; this is only the page.');
});

test('a score comes with its range', () => {
  const scored = results({ status: 'scored', overall_score: 7, low: 6.4, high: 7.6, reason: null });
  expect(wordsOf(scored, DONE)).toEqual({
    title: '7.0 of 10.',
    lead: 'You answered 1 of 1 question. Likely between 6.4 and 7.6.',
  });
});
