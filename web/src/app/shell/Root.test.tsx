import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { i18n } from '@/lib/i18n';
import {
  fakeServer,
  GUEST,
  interview,
  NOBODY,
  type Routes,
  refusal,
} from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const ADA = { ...GUEST, guest: false, name: 'Ada Lovelace', email: 'ada@example.org' };

function home(me: unknown, change: Routes = {}): Routes {
  return {
    'GET /api/auth/me': [{ body: me }],
    'GET /api/interviews': [{ body: { items: [interview()], next_cursor: null } }],
    'GET /api/analytics/progress': [{ body: { interviews: 0, next: null, skills: [] } }],
    ...change,
  };
}

test('the side bar says where one is, and shows the admin’s page to admins only', async () => {
  fakeServer(home(ADA));
  openPage('/');
  const nav = await screen.findByRole('navigation', { name: 'Main' });
  expect(within(nav).getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page');
  expect(within(nav).queryByRole('link', { name: 'Admin' })).not.toBeInTheDocument();
});

test('support sees the admin’s page', async () => {
  fakeServer(home({ ...ADA, role: 'support' }));
  openPage('/');
  expect(await screen.findByRole('link', { name: 'Admin' })).toBeVisible();
});

test('a page that belongs to somebody asks a stranger to sign in and comes back', async () => {
  fakeServer({ 'GET /api/auth/me': [NOBODY], 'GET /api/interviews/i1/results': [NOBODY] });
  openPage('/interviews/i1/results?answer=a1');
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link).toHaveAttribute(
    'href',
    `/sign-in?next=${encodeURIComponent('/interviews/i1/results?answer=a1')}`,
  );
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('a guest is asked before leaving everything behind', async () => {
  const seen = fakeServer(home(GUEST, { 'POST /api/auth/logout': [{ status: 200 }] }));
  const { user } = openPage('/');
  await user.click(await screen.findByRole('button', { name: 'Account of Guest' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign out for good?' });
  expect(seen.some(({ path }) => path === '/api/auth/logout')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('button', { name: 'Start' })).toBeVisible();
});

test('the focus goes along to a page that stands without the side bar', async () => {
  fakeServer(home(GUEST));
  const { user, path } = openPage('/');
  await user.click(await screen.findByRole('button', { name: 'Account of Guest' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Make an account' }));
  expect(await screen.findByRole('heading', { name: 'Keep what you made.' })).toBeVisible();
  expect(path()).toBe('/register');
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});

test('the language changes at once and stays chosen', async () => {
  fakeServer(home(ADA));
  const { user } = openPage('/');
  await user.click(await screen.findByRole('button', { name: 'Account of Ada Lovelace' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Español' }));
  expect(await screen.findByRole('link', { name: 'Inicio' })).toBeVisible();
  expect(document.documentElement.lang).toBe('es');
  expect(localStorage.getItem('language')).toBe('es');
  await act(() => i18n.changeLanguage('en'));
});

test('a sign-in that ends in mid-use is renewed over the page', async () => {
  fakeServer(
    home(ADA, {
      'GET /api/interviews': [NOBODY, { body: { items: [interview()], next_cursor: null } }],
      'POST /api/auth/login': [
        refusal(401, { code: 'wrong_credentials', message: 'The password is wrong.' }),
        { body: { user: ADA } },
      ],
    }),
  );
  const { user } = openPage('/');
  const dialog = await screen.findByRole('dialog', { name: 'Your sign-in has ended' });
  expect(within(dialog).getByLabelText('E-mail')).toHaveValue('ada@example.org');
  await user.type(within(dialog).getByLabelText('Password'), 'wrong{Enter}');
  expect(await within(dialog).findByText('The password is wrong.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('heading', { name: 'Your questions are ready.' })).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('a guest whose time is over is told, and starts again', async () => {
  fakeServer(home(GUEST, { 'GET /api/interviews': [NOBODY] }));
  const { user } = openPage('/');
  expect(await screen.findByRole('dialog', { name: 'Your time as a guest is over' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Start again' }));
  expect(await screen.findByRole('button', { name: 'Start' })).toBeVisible();
});

test('a few letters in the palette lead to a page', async () => {
  fakeServer(home(ADA, { 'GET /api/resumes': [{ body: { items: [], next_cursor: null } }] }));
  const { user, path } = openPage('/');
  await screen.findByRole('navigation', { name: 'Main' });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByLabelText('A page, an interview, a theme…'), 'résu');
  await user.keyboard('{Enter}');
  await expect.poll(path).toBe('/resumes');
}, 20_000);
