import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer, interview, type Routes, refusal, results } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';
import type { MadeLink } from './api/get-shares';

const LINK: MadeLink = {
  id: 's1',
  show: { name: false, resume: false, audio: true },
  created_at: '2026-06-12T10:00:00Z',
  expires_at: '2126-06-19T10:00:00Z',
  opened_at: null,
};

function page(...items: MadeLink[]) {
  return { body: { items, next_cursor: null } };
}

async function open(routes: Routes) {
  const seen = fakeServer({
    'GET /api/interviews/i1': [{ body: interview({ status: 'completed' }) }],
    'GET /api/interviews/i1/results': [{ body: results() }],
    'GET /api/disputes': [page()],
    ...routes,
  });
  const { user } = openPage('/interviews/i1/results');
  await user.click(await screen.findByRole('button', { name: 'Share' }));
  return { seen, user, dialog: within(await screen.findByRole('dialog')) };
}

test('a link hides name, résumé and voice unless they are shown', async () => {
  const made = { id: 's1', url: 'https://here/shared/abc', expires_at: LINK.expires_at };
  const { seen, user, dialog } = await open({
    'GET /api/interviews/i1/shares': [page(), page(LINK)],
    'POST /api/interviews/i1/share': [
      refusal(409, { code: 'too_many_links', message: 'There are too many links.' }),
      { status: 201, body: made },
    ],
  });
  for (const name of [/^Your name/, /^What is in your résumé/, /^Your voice/]) {
    expect(dialog.getByRole('switch', { name })).not.toBeChecked();
  }
  await user.selectOptions(dialog.getByLabelText('The link works for'), '30 days');
  await user.click(dialog.getByRole('switch', { name: /^Your voice/ }));
  await user.click(dialog.getByRole('button', { name: 'Make the link' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('There are too many links.');
  await user.click(dialog.getByRole('button', { name: 'Make the link' }));
  expect(await dialog.findByRole('textbox', { name: 'Link' })).toHaveValue(made.url);
  expect(seen.findLast(({ method }) => method === 'POST')?.body).toEqual({
    expires_in_days: 30,
    show: { name: false, resume: false, audio: true },
  });
  await user.click(dialog.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe(made.url);
  expect(await dialog.findByText(/also shows your voice\./)).toBeVisible();
});

test('a link is taken back after a question', async () => {
  const { seen, user, dialog } = await open({
    'GET /api/interviews/i1/shares': [page(LINK), page()],
    'DELETE /api/shares/s1': [{ status: 200 }],
  });
  await user.click(await dialog.findByRole('button', { name: /^Take back the link/ }));
  expect(seen.some(({ method }) => method === 'DELETE')).toBe(false);
  await user.click(dialog.getByRole('button', { name: 'Yes, close the link' }));
  await waitFor(() => expect(dialog.queryByText('Links there are')).toBeNull());
});
