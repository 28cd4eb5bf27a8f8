import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, GUEST, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';
import { parsed, RESUME_TEXT, resume } from '../../../test/resumes';
import { signedInBrowser } from '../../../test/signed-in';

const ONE = 'GET /api/resumes/r1';
const CORRECT = 'PATCH /api/resumes/r1';
const COMMON = {
  'GET /api/auth/me': [{ body: GUEST }],
  'GET /api/resumes': [{ body: { items: [], next_cursor: null } }],
  'GET /api/resumes/r1/text': [{ body: { text: RESUME_TEXT } }],
  'GET /api/resumes/r1/file': [{ text: 'PK', headers: { 'Content-Type': 'application/zip' } }],
};

signedInBrowser();
beforeEach(() => vi.stubGlobal('EventSource', FakeEvents));
afterEach(() => FakeEvents.open.clear());

function marked(): string[] {
  return Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent ?? '');
}

test('says what was read, and marks the line that a field was read from', async () => {
  fakeServer({ ...COMMON, [ONE]: [{ body: resume() }] });
  const { user } = openPage('/resumes/r1');
  expect(await screen.findByRole('heading', { name: 'We read 1 job and 2 skills.' })).toBeVisible();
  await screen.findByText(/Engineer, Analytical Engines/);
  await user.click(screen.getByRole('textbox', { name: 'Title' }));
  expect(marked()).toEqual(['Engineer, Analytical Engines']);
  await user.click(screen.getByRole('textbox', { name: 'Skills' }));
  expect(marked()).toEqual(['Python, SQL']);
  await user.click(screen.getByRole('textbox', { name: 'Phone' }));
  expect(marked()).toEqual([]);
});

test('a field is saved when it is left, and said to be the person’s own', async () => {
  const { name: _read, ...spans } = parsed().spans;
  const seen = fakeServer({
    ...COMMON,
    [ONE]: [{ body: resume() }],
    [CORRECT]: [{ body: resume({ parsed: parsed({ name: 'Ada King', spans }) }) }],
  });
  const { user } = openPage('/resumes/r1');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Ada King');
  await user.tab();
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(name).toHaveAccessibleDescription('Corrected by you');
  await user.click(name);
  await user.tab();
  const sent = seen.filter(({ method }) => method === 'PATCH');
  expect(sent.map(({ body }) => body)).toEqual([{ parsed: { name: 'Ada King' } }]);
});

test('a date that is none is said to be so beside it, and nothing is sent', async () => {
  const seen = fakeServer({ ...COMMON, [ONE]: [{ body: resume() }] });
  const { user } = openPage('/resumes/r1');
  const from = await screen.findByRole('textbox', { name: 'From' });
  await user.clear(from);
  await user.type(from, 'spring');
  await user.tab();
  expect(await screen.findByText('Write it as 2021-04, 2021 or present.')).toBeVisible();
  expect(from).toBeInvalid();
  expect(seen.some(({ method }) => method === 'PATCH')).toBe(false);
});

test('what the server says about a field stands beside it', async () => {
  fakeServer({
    ...COMMON,
    [ONE]: [{ body: resume() }],
    [CORRECT]: [
      refusal(422, { code: 'does_not_fit', field: 'parsed.name', message: 'At most 500.' }),
    ],
  });
  const { user } = openPage('/resumes/r1');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.type(name, '!');
  await user.tab();
  await waitFor(() => expect(name).toBeInvalid());
  expect(screen.getByText(/The last change was not saved/)).toBeVisible();
  expect(name).toHaveValue('Ada Lovelace!');
});

test('a job that was removed can be had back', async () => {
  const seen = fakeServer({
    ...COMMON,
    [ONE]: [{ body: resume() }],
    [CORRECT]: [{ body: resume({ parsed: parsed({ experience: [] }) }) }, { body: resume() }],
  });
  const { user } = openPage('/resumes/r1');
  await user.click(await screen.findByRole('button', { name: 'Remove Job 1' }));
  expect(screen.queryByRole('textbox', { name: 'Title' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Add a job' })).toHaveFocus();
  await user.click(await screen.findByRole('button', { name: /Undo/ }));
  expect(await screen.findByRole('textbox', { name: 'Title' })).toHaveValue('Engineer');
  await waitFor(() => expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(2));
  const [gone, back] = seen.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
  expect(gone).toEqual({ parsed: { experience: [] } });
  expect(back).toEqual({ parsed: { experience: parsed().experience } });
});

test('one that is being read is shown as soon as it was', async () => {
  fakeServer({
    ...COMMON,
    [ONE]: [{ body: resume({ status: 'parsing', parsed: null }) }, { body: resume() }],
  });
  openPage('/resumes/r1');
  expect(await screen.findByRole('heading', { name: 'We are reading it now.' })).toBeVisible();
  await waitFor(() => expect(FakeEvents.open.size).toBe(1));
  FakeEvents.tell('resume', { id: 'r1', status: 'ready' });
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Ada Lovelace');
});

test('one that could not be read is filled in by hand', async () => {
  const failed = resume({
    status: 'failed',
    parsed: null,
    error: 'It could not be read.',
    error_code: 'takes_too_long',
  });
  const seen = fakeServer({
    ...COMMON,
    [ONE]: [{ body: failed }],
    [CORRECT]: [{ body: resume({ parsed: parsed({ spans: {} }) }) }],
  });
  const { user } = openPage('/resumes/r1');
  expect(await screen.findByText(/Reading this file takes too long/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Fill it in by hand' }));
  await user.type(screen.getByRole('textbox', { name: 'Skills' }), 'Python; SQL');
  await user.tab();
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Skills' })).toHaveValue('Python; SQL');
  expect(seen.find(({ method }) => method === 'PATCH')?.body).toEqual({
    parsed: { skills: ['Python', 'SQL'] },
  });
});

test('one that is not there says so', async () => {
  fakeServer({ ...COMMON, [ONE]: [refusal(404, { code: 'not_found' })] });
  openPage('/resumes/r1');
  expect(await screen.findByRole('alert')).toHaveTextContent('The résumé did not load.');
});
