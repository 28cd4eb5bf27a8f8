import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, GUEST, interview, refusal } from '../../../test/fake-server';
import { FakeUploads } from '../../../test/fake-uploads';
import { ANALYSIS, created, details, question, streamed } from '../../../test/interviews';
import { openPage } from '../../../test/open-page';
import { resume } from '../../../test/resumes';
import { signedInBrowser } from '../../../test/signed-in';

const ME = {
  'GET /api/auth/me': [{ body: GUEST }],
  'GET /api/resumes': [{ body: { items: [], next_cursor: null } }],
};
const CREATE = 'POST /api/interviews/create';
const ONE = 'GET /api/interviews/i1';

signedInBrowser();
beforeEach(() => vi.stubGlobal('EventSource', FakeEvents));

function theJob() {
  return screen.findByRole('textbox', { name: 'The job' });
}

function write() {
  return screen.getByRole('button', { name: 'Write the questions' });
}

test('asks for the job description before anything is sent', async () => {
  const seen = fakeServer(ME);
  const { user } = openPage('/interviews/new');
  const job = await theJob();
  await user.click(write());
  expect(job).toHaveAccessibleDescription(/Paste the job description first/);
  expect(job).toHaveFocus();
  expect(seen.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('sends the form with the CSRF token and shows each question with its reason', async () => {
  const seen = fakeServer({ ...ME, [CREATE]: [created(details())], [ONE]: [{ body: details() }] });
  const { user } = openPage('/interviews/new');
  await user.type(await theJob(), ' Kotlin ledger. ');
  await user.click(screen.getByRole('radio', { name: 'Technical' }));
  await user.click(screen.getByRole('radio', { name: 'Senior' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Questions' }), '3');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Interviewer' }), 'Helen, stern');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time limit' }), '20 min');
  await user.click(write());
  expect(await screen.findByRole('heading', { name: 'You can begin now.' })).toBeVisible();
  expect(screen.getByText('What drew you to payments?')).toBeVisible();
  expect(screen.getByText('An easy start.')).toBeVisible();
  expect(screen.getByText(/Behavioural · Mid ·/)).toHaveTextContent(
    'Behavioural · Mid · motivation',
  );
  const sent = seen.find(({ path }) => path === '/api/interviews/create');
  expect(sent?.headers.get('X-CSRF-Token')).toBe('token-1');
  expect(sent?.body).toEqual({
    job_description: 'Kotlin ledger.',
    interview_type: 'technical',
    difficulty: 'senior',
    persona: 'challenging',
    question_count: 3,
    time_limit_s: 1_200,
  });
});

test('questions stand there as they come in, with what was read in the job', async () => {
  const stream = streamed();
  fakeServer({ ...ME, [CREATE]: [stream.answer], [ONE]: [{ body: details() }] });
  const { user } = openPage('/interviews/new');
  await user.type(await theJob(), 'Ledger');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Questions' }), '2');
  await user.click(write());
  expect(
    await screen.findByRole('heading', { name: 'Your questions are being written.' }),
  ).toBeVisible();
  stream.send('analysis', ANALYSIS);
  const read = await screen.findByRole('list', { name: 'What we read in it' });
  expect(within(read).getByText('PostgreSQL')).toBeVisible();
  stream.send('question', question());
  expect(await screen.findByText('1 of 2 written')).toBeVisible();
  expect(screen.getByText('What drew you to payments?')).toBeVisible();
  stream.send('interview', details());
  expect(await screen.findByRole('heading', { name: 'You can begin now.' })).toBeVisible();
});

test('a line that is lost midway is tried again with the same key', async () => {
  const seen = fakeServer({
    ...ME,
    [CREATE]: [{ status: 201, text: 'event: question\n' }, created(details())],
    [ONE]: [{ body: details() }],
  });
  const { user } = openPage('/interviews/new');
  await user.type(await theJob(), 'Ledger');
  await user.click(write());
  expect(await screen.findByRole('alert')).toHaveTextContent('What you typed is kept.');
  await user.click(write());
  expect(await screen.findByRole('heading', { name: 'You can begin now.' })).toBeVisible();
  const keys = seen
    .filter(({ path }) => path === '/api/interviews/create')
    .map(({ headers }) => headers.get('Idempotency-Key'));
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});

test('shows what the server says about the job description beside it', async () => {
  fakeServer({
    ...ME,
    [CREATE]: [refusal(422, { field: 'job_description', message: 'This is no job.' })],
  });
  const { user } = openPage('/interviews/new');
  await user.type(await theJob(), 'A poem');
  await user.click(write());
  await waitFor(async () => expect(await theJob()).toHaveAccessibleDescription(/This is no job/));
});

test('keeps what was typed over a reload', async () => {
  fakeServer(ME);
  const first = openPage('/interviews/new');
  await first.user.type(await theJob(), 'Ledger');
  await first.user.click(screen.getByRole('radio', { name: 'Behavioural' }));
  first.unmount();
  openPage('/interviews/new');
  expect(await theJob()).toHaveValue('Ledger');
  expect(screen.getByRole('radio', { name: 'Behavioural' })).toBeChecked();
});

test('Enter goes to the green room once the questions are there', async () => {
  fakeServer({
    ...ME,
    [CREATE]: [created(details())],
    [ONE]: [{ body: details() }],
  });
  const { user, path } = openPage('/interviews/new');
  await user.type(await theJob(), 'Ledger');
  await user.click(write());
  expect(await screen.findByRole('link', { name: /Go to the green room/ })).toHaveAttribute(
    'href',
    '/interviews/i1/green-room',
  );
  expect(screen.getByRole('heading', { name: 'You can begin now.' })).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(path()).toBe('/interviews/i1/green-room'));
});

test('the newest résumé is meant unless the person says otherwise', async () => {
  const seen = fakeServer({
    ...ME,
    'GET /api/resumes': [{ body: { items: [resume()], next_cursor: null } }],
    [CREATE]: [created(details())],
    [ONE]: [{ body: details() }],
  });
  const { user } = openPage('/interviews/new');
  expect(await screen.findByRole('radio', { name: /ada.pdf/ })).toBeChecked();
  expect(screen.getByRole('link', { name: 'What we read in ada.pdf' })).toHaveAttribute(
    'href',
    '/resumes/r1',
  );
  await user.type(await theJob(), 'Ledger');
  await user.click(write());
  await screen.findByRole('heading', { name: 'You can begin now.' });
  const sent = seen.find(({ path }) => path === '/api/interviews/create');
  expect(sent?.body).toMatchObject({ resume_id: 'r1' });
});

test('a résumé is sent right there, and chosen', async () => {
  FakeUploads.start();
  fakeServer({
    ...ME,
    'GET /api/resumes': [
      { body: { items: [], next_cursor: null } },
      { body: { items: [resume()], next_cursor: null } },
    ],
  });
  const { user } = openPage('/interviews/new');
  await theJob();
  expect(await screen.findByRole('radio', { name: /Without a résumé/ })).toBeChecked();
  const file = screen.getByLabelText('Upload a résumé', { selector: 'input' });
  await user.upload(file, new File(['Ada'], 'ada.pdf'));
  (await FakeUploads.next()).answer(201, resume({ status: 'pending', parsed: null }));
  expect(await screen.findByRole('radio', { name: /ada.pdf/ })).toBeChecked();
});

test('a posting can come from a file, and what is read in it is shown', async () => {
  FakeUploads.start();
  fakeServer(ME);
  const { user } = openPage('/interviews/new');
  await theJob();
  const file = screen.getByLabelText('Take it from a file', { selector: 'input' });
  await user.upload(file, new File(['%PDF'], 'post.pdf'));
  const text = `Backend Engineer. ${'Ledgers and payments. '.repeat(6)}`;
  (await FakeUploads.next()).answer(200, { ...ANALYSIS, text });
  await waitFor(async () => expect(await theJob()).toHaveValue(text));
  expect(
    await screen.findByRole('list', { name: 'What we read in it' }, { timeout: 3_000 }),
  ).toHaveTextContent('Kotlin');
});

test('another interview can be the model for this one', async () => {
  fakeServer({
    ...ME,
    [ONE]: [{ body: details({ difficulty: 'senior', time_limit_s: 1_200 }) }],
  });
  const { path } = openPage('/interviews/new?like=i1');
  expect(await theJob()).toHaveValue('Kotlin ledger.');
  expect(screen.getByRole('radio', { name: 'Senior' })).toBeChecked();
  expect(screen.getByRole('combobox', { name: 'Time limit' })).toHaveValue('20');
  expect(path()).toBe('/interviews/new');
});

test('what has begun keeps its questions', async () => {
  fakeServer({ ...ME, [ONE]: [{ body: details({ status: 'in_progress' }) }] });
  openPage('/interviews/new?interview=i1');
  expect(await screen.findByRole('heading', { name: 'This interview has begun.' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add your own' })).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Continue' })).toHaveAttribute(
    'href',
    '/interviews/i1/green-room',
  );
});

test('an interview that does not load says so', async () => {
  fakeServer({ ...ME, [ONE]: [refusal(500), { body: details() }] });
  const { user } = openPage('/interviews/new?interview=i1');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(interview().questions[0]?.text ?? '')).toBeVisible();
});
