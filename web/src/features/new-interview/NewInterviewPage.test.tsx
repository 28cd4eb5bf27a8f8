import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fakeServer, GUEST, interview, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const ME = { 'GET /api/auth/me': [{ body: GUEST }] };

afterEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: the browser's own way, which jsdom has.
  document.cookie = 'csrf=; max-age=0';
});

test('asks for the job description before anything is sent', async () => {
  const seen = fakeServer(ME);
  const { user } = openPage('/interviews/new');
  await user.click(await screen.findByRole('button', { name: 'Write the questions' }));
  const job = screen.getByRole('textbox', { name: 'The job' });
  expect(job).toHaveAccessibleDescription(/Paste the job description first/);
  expect(job).toHaveFocus();
  expect(seen.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('sends the form with the CSRF token and shows each question with its reason', async () => {
  // biome-ignore lint/suspicious/noDocumentCookie: the browser's own way, which jsdom has.
  document.cookie = 'csrf=token-1';
  const seen = fakeServer({
    ...ME,
    'POST /api/interviews/create': [{ status: 201, body: interview() }],
  });
  const { user } = openPage('/interviews/new');
  await user.type(await screen.findByRole('textbox', { name: 'The job' }), ' Kotlin ledger. ');
  await user.click(screen.getByRole('radio', { name: 'Technical' }));
  await user.click(screen.getByRole('radio', { name: 'Senior' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Questions' }), '3');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Interviewer' }), 'Helen, stern');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time limit' }), '20 min');
  await user.click(screen.getByRole('button', { name: 'Write the questions' }));
  expect(await screen.findByRole('heading', { name: 'You can begin now.' })).toBeVisible();
  expect(screen.getByText('What drew you to payments?')).toBeVisible();
  expect(screen.getByText('An easy start.')).toBeVisible();
  expect(screen.getByText('Behavioural · motivation')).toBeVisible();
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

test('shows what the server says about the job description beside it', async () => {
  fakeServer({
    ...ME,
    'POST /api/interviews/create': [
      refusal(422, { field: 'job_description', message: 'At most 30,000 characters.' }),
    ],
  });
  const { user } = openPage('/interviews/new');
  await user.type(await screen.findByRole('textbox', { name: 'The job' }), 'Too long');
  await user.click(screen.getByRole('button', { name: 'Write the questions' }));
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'The job' })).toHaveAccessibleDescription(
      /At most 30,000 characters/,
    ),
  );
});

test('keeps what was typed over a reload', async () => {
  fakeServer(ME);
  const first = openPage('/interviews/new');
  await first.user.type(await screen.findByRole('textbox', { name: 'The job' }), 'Ledger');
  await first.user.click(screen.getByRole('radio', { name: 'Behavioural' }));
  first.unmount();
  openPage('/interviews/new');
  expect(await screen.findByRole('textbox', { name: 'The job' })).toHaveValue('Ledger');
  expect(screen.getByRole('radio', { name: 'Behavioural' })).toBeChecked();
});

test('Enter goes to the green room once the questions are there', async () => {
  fakeServer({
    ...ME,
    'POST /api/interviews/create': [{ status: 201, body: interview() }],
    'GET /api/interviews/i1': [{ body: interview() }],
  });
  const { user, path } = openPage('/interviews/new');
  await user.type(await screen.findByRole('textbox', { name: 'The job' }), 'Ledger');
  await user.click(screen.getByRole('button', { name: 'Write the questions' }));
  expect(await screen.findByRole('link', { name: /Go to the green room/ })).toHaveAttribute(
    'href',
    '/interviews/i1/green-room',
  );
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(path()).toBe('/interviews/i1/green-room'));
});
