import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer, GUEST, NOBODY, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const OVER = refusal(410, { code: 'link_over', message: 'This link is over.' });
const ADA = { ...GUEST, guest: false, email: 'ada@example.org', name: 'Ada' };

test('asking for a new password says the same to everybody', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/forgot': [{ status: 202 }],
  });
  const { user } = openPage('/forgot-password');
  await user.type(await screen.findByLabelText('E-mail address'), 'ada@example.org');
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
  expect(await screen.findByRole('heading', { name: 'Look into your mail.' })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Look into your mail.' })).toHaveFocus();
  expect(screen.getByText(/If ada@example.org has an account/)).toBeVisible();
  expect(seen.at(-1)?.body).toEqual({ email: 'ada@example.org' });
});

test('the link for a new password works, and its token leaves the address', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/reset': [{ status: 200 }],
  });
  const { user, hash } = openPage('/reset-password#token=t0ken_-x');
  await user.type(await screen.findByLabelText('New password'), 'five green bottles');
  expect(hash()).toBe('');
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  expect(await screen.findByRole('heading', { name: 'Your password is set.' })).toBeVisible();
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({
    token: 't0ken_-x',
    password: 'five green bottles',
  });
});

test('a link that is over leads to a new one', async () => {
  fakeServer({ 'GET /api/auth/me': [NOBODY], 'POST /api/auth/reset': [OVER] });
  const { user } = openPage('/reset-password#token=old');
  await user.type(await screen.findByLabelText('New password'), 'five green bottles');
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  expect(await screen.findByRole('heading', { name: 'This link is over.' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute(
    'href',
    '/forgot-password',
  );
});

test('without its token the page says how to get on', async () => {
  fakeServer({ 'GET /api/auth/me': [NOBODY] });
  openPage('/reset-password');
  expect(await screen.findByRole('heading', { name: 'The link is not whole.' })).toBeVisible();
});

test('an address is confirmed by a button, once', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [{ body: ADA }],
    'POST /api/auth/verify': [{ status: 200 }],
  });
  const { user, hash } = openPage('/verify-email#token=abc');
  const button = await screen.findByRole('button', { name: 'Yes, confirm it' });
  await waitFor(() => expect(hash()).toBe(''));
  expect(seen.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(button);
  expect(await screen.findByRole('heading', { name: 'Your address is confirmed.' })).toBeVisible();
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ token: 'abc' });
});

test.each([
  [OVER, 'This link is over.'],
  [refusal(409, { code: 'email_taken' }), 'Somebody has this address.'],
])('an address that cannot be confirmed says why', async (answer, heading) => {
  fakeServer({ 'GET /api/auth/me': [NOBODY], 'POST /api/auth/verify': [answer] });
  const { user } = openPage('/verify-email#token=abc');
  await user.click(await screen.findByRole('button', { name: 'Yes, confirm it' }));
  expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
  expect(await screen.findByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Faccount',
  );
});
