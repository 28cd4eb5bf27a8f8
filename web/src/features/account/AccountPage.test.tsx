import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { components } from '@/generated/api';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, GUEST, NOBODY, type Routes, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

type Schemas = components['schemas'];

const ADA: Schemas['Profile'] = {
  ...GUEST,
  guest: false,
  email: 'ada@example.org',
  name: 'Ada',
  verified: true,
  audio_retention_days: null,
};
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

function session(change: Partial<Schemas['Session']> = {}): Schemas['Session'] {
  return {
    id: 's1',
    client: FIREFOX,
    created_at: '2026-06-11T10:00:00Z',
    expires_at: '2026-07-11T10:00:00Z',
    current: true,
    ...change,
  };
}

function page(...items: Schemas['Session'][]) {
  return { body: { items, next_cursor: null } };
}

function account(routes: Routes, profile = ADA) {
  return fakeServer({
    'GET /api/auth/me': [{ body: profile }],
    'GET /api/users/me': [{ body: profile }],
    'GET /api/auth/sessions': [page(session())],
    ...routes,
  });
}

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEvents);
  // The cookie says from the start that somebody is signed in, so the frame does not change.
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other.
  document.cookie = 'csrf=c';
});

test('the name is changed, and the button waits for a change', async () => {
  const seen = account({ 'PUT /api/users/me': [{ body: { ...ADA, name: 'Ada L.' } }] });
  const { user } = openPage('/account');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  const save = screen.getByRole('button', { name: 'Save the name' });
  expect(save).toBeDisabled();
  await user.type(name, ' L.');
  await user.click(save);
  expect(await screen.findByText('The name is saved.')).toBeVisible();
  expect(seen.find(({ method }) => method === 'PUT')?.body).toEqual({ name: 'Ada L.' });
});

test('another address is asked for with the password, and counts later', async () => {
  const seen = account({
    'POST /api/auth/email': [
      refusal(422, { code: 'wrong_password', message: 'Not it.', field: 'password' }),
      { status: 202 },
    ],
  });
  const { user } = openPage('/account');
  const band = await screen.findByRole('region', { name: 'E-mail address' });
  expect(within(band).getByText('Confirmed')).toBeVisible();
  await user.click(within(band).getByRole('button', { name: 'Change the address' }));
  const address = within(band).getByLabelText('New address');
  expect(address).toHaveFocus();
  await user.type(address, 'new@example.org');
  await user.type(within(band).getByLabelText('Present password'), 'five green bottles');
  await user.click(within(band).getByRole('button', { name: 'Send a link there' }));
  expect(await within(band).findByText('Not it.')).toBeVisible();
  await user.click(within(band).getByRole('button', { name: 'Send a link there' }));
  expect(await within(band).findByText('Look into the mail of new@example.org.')).toBeVisible();
  expect(seen.at(-1)?.body).toEqual({ email: 'new@example.org', password: 'five green bottles' });
  expect(within(band).getByRole('button', { name: 'Change the address' })).toHaveFocus();
});

test('an address that is not confirmed gets its link again', async () => {
  account({ 'POST /api/auth/verify/resend': [{ status: 202 }] }, { ...ADA, verified: false });
  const { user } = openPage('/account');
  expect(await screen.findByText('Not confirmed yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send the link again' }));
  expect(await screen.findByText(/A new link is on its way/)).toBeVisible();
});

test('other places can be signed out, one or all; this one says so', async () => {
  const phone = session({
    id: 's2',
    current: false,
    client: 'Mozilla/5.0 (iPhone) AppleWebKit Version/19.0 Mobile Safari/605',
  });
  const script = session({ id: 's3', current: false, client: 'python-httpx/0.28' });
  const seen = account({
    'GET /api/auth/sessions': [
      page(phone, session(), script),
      page(session(), script),
      page(session()),
    ],
    'DELETE /api/auth/sessions/s2': [{ status: 200 }],
    'DELETE /api/auth/sessions': [{ status: 200 }],
  });
  const { user } = openPage('/account');
  const band = await screen.findByRole('region', { name: 'Where you are signed in' });
  const rows = await within(band).findAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Firefox on Linux.*This device$/),
    expect.stringMatching(/^Safari on iPhone/),
    expect.stringMatching(/^python-httpx/),
  ]);
  await user.click(within(band).getByRole('button', { name: /Sign out Safari on iPhone/ }));
  await waitFor(() => expect(within(band).getAllByRole('listitem')).toHaveLength(2));
  await user.click(within(band).getByRole('button', { name: 'Sign out everywhere else' }));
  await waitFor(() => expect(within(band).getAllByRole('listitem')).toHaveLength(1));
  expect(within(band).queryByRole('button')).toBeNull();
  const deleted = seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
  expect(deleted).toEqual(['/api/auth/sessions/s2', '/api/auth/sessions']);
});

test('keeping sound for a shorter time asks first, longer does not', async () => {
  const month = { ...ADA, audio_retention_days: 30 };
  const seen = account(
    { 'PUT /api/users/me': [{ body: { ...ADA, audio_retention_days: 90 } }, { body: month }] },
    month,
  );
  const { user } = openPage('/account');
  const select = await screen.findByLabelText('How long the sound of your answers is kept');
  await user.selectOptions(select, '90 days');
  expect(await screen.findByText('Saved.')).toBeVisible();
  await user.selectOptions(select, '30 days');
  const dialog = await screen.findByRole('dialog', { name: 'Keep sound for 30 days only?' });
  await user.click(within(dialog).getByRole('button', { name: 'Keep it shorter' }));
  await waitFor(() => expect(select).toHaveValue('30'));
  const sent = seen.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  expect(sent).toEqual([
    { name: 'Ada', audio_retention_days: 90 },
    { name: 'Ada', audio_retention_days: 30 },
  ]);
});

test('everything is packed in the background, then downloaded', async () => {
  const url = '/api/exports/e1?signature=x';
  account({
    'POST /api/users/me/export': [{ status: 202, body: { job_id: 'j1' } }],
    'GET /api/jobs/j1': [
      { body: { status: 'running', progress: 0.4, result_url: null, error: null } },
      { body: { status: 'done', progress: 1, result_url: url, error: null } },
    ],
  });
  const { user } = openPage('/account');
  await user.click(await screen.findByRole('button', { name: 'Pack everything' }));
  const bar = await screen.findByRole('progressbar', { name: 'Packing' });
  await waitFor(() => expect(bar).toHaveAttribute('aria-valuenow', '40'));
  await act(async () => FakeEvents.tell('job', { id: 'j1', status: 'done', progress: 1 }));
  const link = await screen.findByRole('link', { name: 'Download the ZIP' });
  expect(link).toHaveAttribute('href', url);
});

test('deleting the account asks for the word, and shows when all is gone', async () => {
  account({
    'DELETE /api/users/me': [{ status: 202, body: { job_id: 'j9' } }],
    'GET /api/jobs/j9': [{ body: { status: 'done', progress: 1, result_url: null, error: null } }],
  });
  const { user, path } = openPage('/account');
  await user.click(await screen.findByRole('button', { name: 'Delete my account' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete your account?' });
  const action = within(dialog).getByRole('button', { name: 'Delete everything' });
  expect(action).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox'), 'delete');
  await user.click(action);
  await waitFor(() => expect(path()).toBe('/goodbye/j9'));
  expect(await screen.findByRole('heading', { name: 'Everything is deleted.' })).toBeVisible();
});

test('a deletion is followed without a sign-in, to its end', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [NOBODY],
    'GET /api/jobs/j9': [
      { body: { status: 'running', progress: 0.5, result_url: null, error: null } },
      { body: { status: 'done', progress: 1, result_url: null, error: null } },
    ],
  });
  openPage('/goodbye/j9');
  expect(await screen.findByText('Everything is being deleted.')).toBeVisible();
  expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
  await act(async () => FakeEvents.tell('job', { id: 'j9', status: 'done', progress: 1 }));
  expect(await screen.findByText('Everything is deleted.')).toBeVisible();
  const asked = seen.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toHaveLength(asked);
});

test('a guest has no address and no password, and is led to an account', async () => {
  account({}, { ...ADA, guest: true, email: null, name: 'Guest', verified: false });
  openPage('/account');
  const link = await screen.findByRole('link', { name: 'Make an account' });
  expect(link).toHaveAttribute('href', '/register?next=%2Faccount');
  expect(screen.queryByRole('region', { name: 'Password' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Delete all I made' })).toBeVisible();
});

test('an account that does not load can be asked for again', async () => {
  account({ 'GET /api/users/me': [refusal(500, { message: 'Broke.' }), { body: ADA }] });
  const { user } = openPage('/account');
  expect(await screen.findByText('Your account did not load.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Your account.' })).toBeVisible();
});

test('nobody is asked to sign in, and comes back here', async () => {
  fakeServer({ 'GET /api/auth/me': [NOBODY] });
  openPage('/account');
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link).toHaveAttribute('href', '/sign-in?next=%2Faccount');
});
