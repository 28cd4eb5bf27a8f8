import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer, GRANT, GUEST, NOBODY, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const ADA = { ...GUEST, id: 'u2', guest: false, email: 'ada@example.org', name: 'Ada' };
const ADAS = { ...GRANT, user: ADA };

async function signIn(user: ReturnType<typeof openPage>['user'], password = 'five green bottles') {
  await user.type(await screen.findByLabelText('E-mail address'), 'ada@example.org');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('signing in leads to the page one came from, and leaves no password behind', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/login': [{ body: ADAS }],
  });
  const { user, path } = openPage('/sign-in?next=/forgot-password');
  await signIn(user);
  await waitFor(() => expect(path()).toBe('/forgot-password'));
  expect(seen.find(({ path }) => path.endsWith('login'))?.body).toEqual({
    email: 'ada@example.org',
    password: 'five green bottles',
  });
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('bottles');
});

test('what the server refuses is said, and what was typed stays', async () => {
  fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/login': [
      refusal(401, { code: 'wrong_credentials', message: 'The address or the password is wrong.' }),
    ],
  });
  const { user } = openPage('/sign-in');
  await signIn(user);
  expect(await screen.findByRole('alert')).toHaveTextContent('The address or the password');
  expect(screen.getByLabelText('E-mail address')).toHaveValue('ada@example.org');
});

test('what is missing is said beside its field, and nothing is sent', async () => {
  const seen = fakeServer({ 'GET /api/auth/me': [NOBODY] });
  const { user } = openPage('/sign-in');
  await user.click(await screen.findByRole('button', { name: 'Sign in' }));
  const email = screen.getByLabelText('E-mail address');
  await waitFor(() => expect(email).toHaveAccessibleDescription('Type your e-mail address.'));
  expect(email).toHaveFocus();
  expect(seen.some(({ method }) => method === 'POST')).toBe(false);
});

test('a guest is told what signing in leaves behind', async () => {
  fakeServer({ 'GET /api/auth/me': [{ body: GUEST }] });
  openPage('/sign-in?next=/account');
  expect(await screen.findByText(/leaves behind what you made/)).toBeVisible();
  expect(screen.getByRole('link', { name: /Make an account/ })).toHaveAttribute(
    'href',
    '/register?next=%2Faccount',
  );
});

test('whoever is signed in can go on, or sign out and become somebody else', async () => {
  fakeServer({
    'GET /api/auth/me': [{ body: ADA }],
    'POST /api/auth/logout': [{ status: 200 }],
  });
  const { user } = openPage('/sign-in');
  expect(await screen.findByText('As ada@example.org.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByLabelText('E-mail address')).toBeVisible();
});

test('a guest becomes an account and is told that a mail comes', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [{ body: GUEST }],
    'POST /api/auth/register': [
      refusal(422, { code: 'common_password', message: 'Too common.', field: 'password' }),
      { status: 201, body: ADAS },
    ],
  });
  const { user, path } = openPage('/register?next=/sign-in');
  expect(await screen.findByRole('heading', { name: 'Keep what you made.' })).toBeVisible();
  await user.type(screen.getByLabelText('Name'), 'Ada');
  await user.type(screen.getByLabelText('E-mail address'), 'ada@example.org');
  const password = screen.getByLabelText('Password');
  await user.type(password, 'short');
  await user.click(screen.getByRole('button', { name: 'Make the account' }));
  expect(await screen.findByText('Take 8 characters or more.')).toBeVisible();
  await user.clear(password);
  await user.type(password, 'password1');
  await user.click(screen.getByRole('button', { name: 'Make the account' }));
  expect(await screen.findByText('Too common.')).toBeVisible();
  expect(password).toHaveFocus();
  await user.clear(password);
  await user.type(password, 'five green bottles');
  await user.click(screen.getByRole('button', { name: 'Make the account' }));
  expect(await screen.findByText(/A mail to ada@example.org/)).toBeVisible();
  await waitFor(() => expect(path()).toBe('/sign-in'));
  expect(seen.findLast(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Ada',
    email: 'ada@example.org',
    password: 'five green bottles',
  });
});
