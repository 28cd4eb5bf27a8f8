import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { answer, fakeServer, interview, refusal, results } from '../../../test/fake-server';
import { judgedAnswer, judgedResults } from '../../../test/judged';
import { openPage } from '../../../test/open-page';
import type { Results } from './api/get-results';

const NO_DISPUTES = { body: { items: [], next_cursor: null } };
const FAIR_TO_STRONG = 'Between fair and strong, as far as the rules can tell.';
const DONE = interview({ status: 'completed' });

function serve(...of: Results[]) {
  return fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': of.map((body) => ({ body })),
    'GET /api/disputes': [NO_DISPUTES],
  });
}

afterEach(() => {
  FakeEvents.open.clear();
  vi.useRealTimers();
});

test('says why there is no score, and shows none', async () => {
  serve(results());
  openPage('/interviews/i1/results');
  expect(
    await screen.findByRole('heading', { name: 'You answered 1 of 1 question.' }),
  ).toBeVisible();
  expect(screen.getByText('There is no overall score. Evaluation is not set up.')).toBeVisible();
  const shown = screen.getByRole('listitem');
  expect(await within(shown).findByText('I like ledgers.')).toBeVisible();
  expect(within(shown).getByText('Not scored')).toBeVisible();
  const audio = within(shown).getByLabelText('Your answer to question 1');
  expect(audio).toHaveAttribute('src', '/api/answers/a1/audio');
});

test('a reason that the answer gives is not said again for each criterion', async () => {
  const [first = answer()] = judgedResults().answers;
  const why = 'Nothing you said takes up the question.';
  const none = { score: null, why };
  const rubric = { ...first.rubric, relevance: none, clarity: none } as typeof first.rubric;
  const unscored = { status: 'not_scored', score: null, low: null, high: null } as const;
  serve(results({ answers: [{ ...first, ...unscored, rubric, reason: why.slice(0, -1) }] }));
  openPage('/interviews/i1/results');
  expect(await screen.findAllByText(why)).toHaveLength(1);
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
});

test('a score stands beside its range and what it rests on', async () => {
  serve(judgedResults());
  openPage('/interviews/i1/results');
  expect(await screen.findByRole('heading', { name: FAIR_TO_STRONG })).toBeVisible();
  expect(screen.getByLabelText('Score 6.8, likely between 6.1 and 7.5')).toHaveTextContent(
    'Likely between 6.1 and 7.5. The same answers could as well have come to a C.',
  );
  const rests = screen.getByRole('region', { name: 'What it rests on' });
  expect(rests).toHaveTextContent('fixed rules on this server (ordinal, version 3)');
  expect(rests).toHaveTextContent(
    'agree with the levels of our 100 test answers at 0.52, where 1 is always and 0 is by chance.',
  );
  expect(screen.getByRole('region', { name: 'Skills' })).toHaveTextContent('1 answer');
  expect(screen.getByRole('region', { name: 'By category' })).not.toHaveTextContent('Technical');
});

test('few scores do not speak for all answers', async () => {
  const others = ['q2', 'q3'].map((question_id) => answer({ question_id, reason: 'too short' }));
  serve(judgedResults({ answers: [judgedAnswer(), ...others] }));
  openPage('/interviews/i1/results');
  expect(
    await screen.findByRole('heading', { name: '1 of 3 answers could be scored.' }),
  ).toBeVisible();
  expect(screen.getByText(/2 answers have no score\./)).toBeVisible();
});

test('an evaluator that was not measured is not made to look as if', async () => {
  const by = {
    engine: 'gemini',
    model: 'flash',
    prompt_version: 'v1',
    agreement: null,
    agreement_cases: 0,
  };
  serve(judgedResults({ scored_by: by }));
  openPage('/interviews/i1/results');
  const rests = await screen.findByRole('region', { name: 'What it rests on' });
  expect(rests).toHaveTextContent('by a language model (gemini, flash, version v1)');
  expect(rests).toHaveTextContent('was not measured');
});

test('each criterion gives its reason, and a number only where there is one', async () => {
  serve(judgedResults());
  openPage('/interviews/i1/results');
  const heading = await screen.findByRole('heading', { name: 'Why 6.8' });
  const rubric = heading.closest('section') as HTMLElement;
  expect(within(rubric).getByText('Rules cannot know what is true.')).toBeVisible();
  expect(within(rubric).getAllByText('No number')).toHaveLength(2);
  expect(rubric).toHaveTextContent('the weights of the others, 70% together');
  for (const text of [
    'You say what your part was.',
    'There is no figure.',
    'Say what the time was before and after.',
    'You name one thing that you changed.',
    'Where was it, and what was going on?',
    'um ×2, like; 21.4% of 14 words',
    'longest 1.4 s',
  ]) {
    expect(screen.getByText(text)).toBeVisible();
  }
  expect(screen.getByText(/The blanks are facts that only you know/)).toBeVisible();
});

test('a quote plays its own sound, and no more of it', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  const pause = vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
  serve(judgedResults());
  const { user } = openPage('/interviews/i1/results');
  const quote = await screen.findByRole('button', { name: 'Play quote B' });
  expect(quote.parentElement).toHaveTextContent('Pages came in half the time');
  await user.click(quote);
  const audio = screen.getByLabelText<HTMLAudioElement>('Your answer to question 1');
  expect(audio.currentTime).toBe(2);
  expect(play).toHaveBeenCalledOnce();
  audio.currentTime = 3.6;
  audio.dispatchEvent(new Event('timeupdate'));
  expect(pause).not.toHaveBeenCalled();
  audio.currentTime = 3.8;
  audio.dispatchEvent(new Event('timeupdate'));
  expect(pause).toHaveBeenCalledOnce();
  // From here on it is the listener's.
  audio.dispatchEvent(new Event('timeupdate'));
  expect(pause).toHaveBeenCalledOnce();
});

test('where the sound is gone the quotes stay, without a button', async () => {
  serve(judgedResults({ answers: [judgedAnswer({ audio_url: null })] }));
  openPage('/interviews/i1/results');
  expect(await screen.findByText('I moved the cache')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Play quote/ })).toBeNull();
});

test('answers open and close', async () => {
  const second = judgedAnswer({ answer_id: 'a2', question_id: 'q2', question: 'Why here?' });
  serve(judgedResults({ answers: [judgedAnswer(), second] }));
  const { user } = openPage('/interviews/i1/results');
  const head = await screen.findByRole('button', { name: /Why here\?/ });
  expect(head).toHaveAttribute('aria-expanded', 'false');
  expect(screen.getAllByText('You say what your part was.')).toHaveLength(1);
  await user.click(head);
  expect(head).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getAllByText('You say what your part was.')[1]).toBeVisible();
  await user.click(head);
  expect(screen.getAllByText('You say what your part was.')[1]).not.toBeVisible();
});

test('what could not be judged can be asked for again', async () => {
  vi.stubGlobal('EventSource', FakeEvents);
  const broke = results({
    reason: 'the evaluation took too long; you can ask for it again',
    answers: [answer({ reason: 'the evaluation took too long; you can ask for it again' })],
  });
  const waiting = results({
    status: 'pending',
    reason: 'it is being evaluated',
    answers: [answer({ status: 'pending', reason: 'it is being evaluated' })],
  });
  const seen = fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [{ body: broke }, { body: waiting }],
    'GET /api/disputes': [NO_DISPUTES],
    'POST /api/answers/a1/evaluate': [
      refusal(503, { message: 'Not now.' }),
      { status: 202, body: { answer_id: 'a1', status: 'pending', reason: null } },
    ],
  });
  const { user } = openPage('/interviews/i1/results');
  const again = await screen.findByRole('button', { name: 'Evaluate again' });
  await user.click(again);
  expect(await screen.findByRole('alert')).toHaveTextContent('Not now.');
  await user.click(again);
  expect(await screen.findByText('Being evaluated')).toBeVisible();
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('a transcript can be corrected, which has it evaluated again', async () => {
  vi.stubGlobal('EventSource', FakeEvents);
  const pending = answer({ transcript: 'I love ledgers.', edited: true, status: 'pending' });
  const seen = fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [
      { body: judgedResults({ answers: [answer()] }) },
      { body: results({ status: 'pending', answers: [pending] }) },
    ],
    'GET /api/disputes': [NO_DISPUTES],
    'PATCH /api/answers/a1': [
      { status: 202, body: { answer_id: 'a1', status: 'pending', reason: null } },
    ],
  });
  const { user } = openPage('/interviews/i1/results');
  await user.click(await screen.findByRole('button', { name: 'Correct the transcript' }));
  const save = screen.getByRole('button', { name: 'Save and evaluate again' });
  expect(save).toBeDisabled();
  const box = screen.getByRole('textbox', { name: 'What you really said' });
  await user.clear(box);
  await user.type(box, 'I love ledgers.');
  await user.click(save);
  expect(await screen.findByText('Corrected by you')).toBeVisible();
  expect(screen.getByText('I love ledgers.')).toBeVisible();
  expect(seen.find(({ method }) => method === 'PATCH')?.body).toEqual({
    transcript: 'I love ledgers.',
  });
});

test('a finding that repeats a criterion is shown once', async () => {
  const findings = ['Clarity: It is told in order.', 'You name a figure.'];
  serve(judgedResults({ answers: [judgedAnswer({ findings })] }));
  openPage('/interviews/i1/results');
  expect(await screen.findByText('You name a figure.')).toBeVisible();
  expect(screen.getAllByText(/It is told in order\./)).toHaveLength(1);
});

test('findings without a number are not asked for again: it would find the same', async () => {
  const found = judgedAnswer({
    status: 'not_scored',
    reason: 'Only relevance could be scored',
    score: null,
    low: null,
    high: null,
  });
  serve(
    judgedResults({
      status: 'not_scored',
      overall_score: null,
      grade: null,
      reason: 'Only relevance could be scored',
      scored_by: {
        engine: 'rules',
        model: 'ordinal',
        prompt_version: '3',
        agreement: null,
        agreement_cases: 104,
      },
      answers: [found],
    }),
  );
  openPage('/interviews/i1/results');
  expect(await screen.findByRole('heading', { name: 'By criterion' })).toBeVisible();
  expect(screen.getByText('Rules cannot know what is true.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Evaluate again' })).toBeNull();
  expect(screen.getByRole('region', { name: 'What it rests on' })).toHaveTextContent(
    'On our 104 test answers too few criteria agreed with their levels well enough',
  );
  expect(screen.queryByText('Grade')).toBeNull();
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
  await user.click(await screen.findByRole('button', { name: '1:05 What drew you to payments?' }));
  const audio = screen.getByLabelText<HTMLAudioElement>('Recording of the whole interview');
  expect(audio.currentTime).toBe(65);
  expect(play).toHaveBeenCalledOnce();
});

test('goes on as the server tells that answers are evaluated', async () => {
  vi.stubGlobal('EventSource', FakeEvents);
  const waits = { status: 'pending', reason: 'it is being evaluated' } as const;
  const first = answer(waits);
  const open = answer({ ...waits, answer_id: 'a2', question_id: 'q2' });
  const done = judgedAnswer();
  const pending = { status: 'pending', reason: null } as const;
  const seen = fakeServer({
    'GET /api/interviews/i1': [
      { body: interview({ status: 'evaluating' }) },
      { body: interview({ status: 'evaluating' }) },
      { body: DONE },
    ],
    'GET /api/interviews/i1/results': [
      { body: results({ ...pending, answers: [first, open] }) },
      { body: judgedResults({ ...pending, answers: [done, open] }) },
      { body: judgedResults({ answers: [done, judgedAnswer({ question_id: 'q2' })] }) },
    ],
    'GET /api/disputes': [NO_DISPUTES],
  });
  openPage('/interviews/i1/results');
  await screen.findByRole('heading', { name: 'Your answers are being evaluated.' });
  const bar = screen.getByRole('progressbar', { name: 'Evaluated answers' });
  expect(bar).toHaveAttribute('aria-valuenow', '0');
  await waitFor(() => expect(FakeEvents.open.size).toBe(1));
  act(() => FakeEvents.tell('evaluation', { id: 'another', status: 'done', progress: 1 }));
  act(() => FakeEvents.tell('evaluation', { id: 'i1', status: 'running', progress: 0.5 }));
  await waitFor(() => expect(bar).toHaveAttribute('aria-valuenow', '1'));
  act(() => FakeEvents.tell('evaluation', { id: 'i1', status: 'done', progress: 1 }));
  await screen.findByRole('heading', { name: FAIR_TO_STRONG });
  expect(seen.filter(({ path }) => path.endsWith('/results'))).toHaveLength(3);
  expect(FakeEvents.open.size).toBe(0);
});

test('asks by itself where nothing is told', async () => {
  vi.stubGlobal('EventSource', FakeEvents);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const seen = serve(results({ status: 'pending', reason: null }), results());
  openPage('/interviews/i1/results');
  await waitFor(() => expect(FakeEvents.open.size).toBe(1));
  await vi.advanceTimersByTimeAsync(15_000);
  await screen.findByText('There is no overall score. Evaluation is not set up.');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen.filter(({ path }) => path.endsWith('/results'))).toHaveLength(2);
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

test('the title covers the whole range, and a narrow range has one word', async () => {
  serve(judgedResults({ low: 4.2, high: 8.3, scored_by: null }));
  openPage('/interviews/i1/results');
  expect(
    await screen.findByRole('heading', {
      name: 'Anything from weak to strong: the model cannot tell more.',
    }),
  ).toBeVisible();
  expect(
    screen.getByText(/The same answers could as well have come to a D, a C or an A\./),
  ).toBeVisible();
});

test('typed answers do not count quotes that they cannot have', async () => {
  const typed = judgedAnswer({ typed: true, audio_url: null, quotes: [], delivery: null });
  serve(judgedResults({ low: 6.5, high: 6.9, answers: [typed] }));
  openPage('/interviews/i1/results');
  expect(await screen.findByRole('heading', { name: 'Fair answers, on the whole.' })).toBeVisible();
  const rests = screen.getByRole('region', { name: 'What it rests on' });
  expect(rests).toHaveTextContent('typed answer, which has no sound to quote');
  expect(rests).not.toHaveTextContent('quotes, each');
});

test('words are marked as they sound, and play from where they are clicked', async () => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  const words = ['I', 'moved', 'the', 'cache'].map((text, at) => ({
    text,
    start_s: at,
    end_s: at + 0.8,
    confidence: 0.9,
  }));
  serve(judgedResults({ answers: [judgedAnswer({ words })] }));
  const { user } = openPage('/interviews/i1/results');
  await user.click(await screen.findByText('cache'));
  const audio = screen.getByLabelText<HTMLAudioElement>('Your answer to question 1');
  expect(audio.currentTime).toBe(3);
  audio.currentTime = 1.2;
  audio.dispatchEvent(new Event('seeked'));
  expect(screen.getByText('moved')).toHaveAttribute('data-now');
  expect(screen.getByText('cache')).not.toHaveAttribute('data-now');
  const bar = screen.getByRole('slider', { name: 'Place in your answer' });
  expect(bar).toHaveAttribute('aria-valuetext', '0:01');
  bar.focus();
  await user.keyboard('{ArrowRight}');
  expect(audio.currentTime).toBeCloseTo(3.2);
  await user.keyboard('{PageDown}');
  expect(audio.currentTime).toBe(0);
});

test('an attempt stands beside the one before, and chance is not called better', async () => {
  const previous_attempts = [
    { answer_id: 'a0', score: 4.1 },
    { answer_id: 'a00', score: 6.4 },
  ];
  serve(judgedResults({ answers: [judgedAnswer({ previous_attempts })] }));
  openPage('/interviews/i1/results');
  expect(await screen.findByRole('heading', { name: 'Before and after' })).toBeVisible();
  expect(screen.getByText(/No clear change: .* 6\.1 to 7\.5\./)).toBeVisible();
  expect(screen.getByText('Attempt 1')).toBeVisible();
});

test('a stronger version stands beside what was said, with the differences marked', async () => {
  const ideal_answer = {
    text: 'I moved the cache to its own machine, which took [minutes].',
    differences: ['It says how long it took.'],
    why: 'There was no figure.',
  };
  serve(judgedResults({ answers: [judgedAnswer({ ideal_answer })] }));
  openPage('/interviews/i1/results');
  expect(await screen.findByRole('heading', { name: 'A stronger version' })).toBeVisible();
  const [gone, come] = [document.querySelector('del'), document.querySelector('ins')];
  expect(gone).toHaveTextContent('Pages came in half the time.');
  expect(come).toHaveTextContent('which took minutes.');
});

test('one tries again by voice, in a practice of the same question', async () => {
  const practice = interview({ id: 'p1', kind: 'practice' });
  const seen = fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [{ body: judgedResults() }],
    'GET /api/disputes': [NO_DISPUTES],
    'POST /api/practice': [
      refusal(429, { message: 'No more today.' }),
      { status: 201, body: practice },
    ],
    'GET /api/interviews/p1': [{ body: practice }],
  });
  const { user, path } = openPage('/interviews/i1/results');
  const again = await screen.findByRole('button', { name: 'Try it again by voice' });
  await user.click(again);
  expect(await screen.findByRole('alert')).toHaveTextContent('No more today.');
  await user.click(again);
  await waitFor(() => expect(path()).toBe('/interviews/p1/green-room'));
  expect(seen.findLast(({ method }) => method === 'POST')?.body).toEqual({
    question_id: 'q1',
    of_answer_id: 'a1',
  });
});

test('a bookmark shows at once, and is taken back where it failed', async () => {
  fakeServer({
    'GET /api/interviews/i1': [{ body: DONE }],
    'GET /api/interviews/i1/results': [{ body: judgedResults() }],
    'GET /api/disputes': [NO_DISPUTES],
    'PUT /api/questions/q1/bookmark': [{ status: 200 }],
    'DELETE /api/questions/q1/bookmark': [refusal(500, { message: 'Something broke.' })],
  });
  const { user } = openPage('/interviews/i1/results');
  await user.click(await screen.findByRole('button', { name: 'Bookmark' }));
  const marked = await screen.findByRole('button', { name: 'Bookmarked' });
  expect(marked).toHaveAttribute('aria-pressed', 'true');
  await waitFor(() => expect(marked).toBeEnabled());
  await user.click(marked);
  expect(await screen.findByRole('alert')).toHaveTextContent('Something broke.');
  expect(screen.getByRole('button', { name: 'Bookmarked' })).toBeVisible();
});

test('sound that is no longer there is asked for anew', async () => {
  serve(judgedResults(), judgedResults({ answers: [judgedAnswer({ audio_url: '/new' })] }));
  const { user } = openPage('/interviews/i1/results');
  const audio = await screen.findByLabelText('Your answer to question 1');
  act(() => void audio.dispatchEvent(new Event('error')));
  await user.click(await screen.findByRole('button', { name: 'Load it again' }));
  await waitFor(() => expect(audio).toHaveAttribute('src', '/new'));
});
