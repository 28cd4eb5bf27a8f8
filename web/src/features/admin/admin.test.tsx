import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { components } from '@/generated/api';
import { fakeServer, GUEST, type Routes, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

type Schemas = components['schemas'];

const ADMIN: Schemas['User'] = {
  ...GUEST,
  guest: false,
  role: 'admin',
  email: 'root@example.org',
  name: 'Root',
};
const EMPTY = page();

function page(...items: object[]) {
  return { body: { items, next_cursor: null } };
}

function job(change: Partial<Schemas['AdminJob']> = {}): Schemas['AdminJob'] {
  return {
    id: 'j1',
    kind: 'parse_resume',
    status: 'failed',
    owner_id: 'u7',
    progress: 0.5,
    attempts: 5,
    error: 'This did not work, also not after several tries.',
    created_at: '2026-06-11T10:00:00Z',
    next_try_at: '2026-06-11T10:00:00Z',
    finished_at: '2026-06-11T10:05:00Z',
    ...change,
  };
}

function dispute(change: Partial<Schemas['AdminDispute']> = {}): Schemas['AdminDispute'] {
  return {
    id: 'd1',
    answer_id: 'a1',
    status: 'open',
    question: 'What drew you to payments?',
    reason: '<b>I did say why.</b>',
    outcome: null,
    judged_again: null,
    created_at: '2026-06-11T10:00:00Z',
    resolved_at: null,
    ...change,
  };
}

const JUDGEMENT = {
  score: 6.2,
  low: 5.4,
  high: 7,
  reason: null,
  engine: 'gemini',
  model: 'flash',
  prompt_version: '3',
  judged_at: '2026-06-11T10:00:00Z',
};
const AGAIN: Schemas['JudgedAgain'] = {
  status: 'judged',
  former: JUDGEMENT,
  again: { ...JUDGEMENT, score: 5.8 },
  reason: null,
};

function person(change: Partial<Schemas['AdminUser']> = {}): Schemas['AdminUser'] {
  return {
    id: 'u1',
    email: 'ada@example.org',
    name: 'Ada',
    role: 'user',
    guest: false,
    verified: true,
    being_deleted: false,
    created_at: '2026-06-11T10:00:00Z',
    interviews: 12,
    ...change,
  };
}

function day(change: Partial<Schemas['UsageDay']> = {}): Schemas['UsageDay'] {
  return {
    day: new Date().toISOString().slice(0, 10),
    interviews: 3,
    minutes: 42.4,
    uploads: 1,
    users: 2,
    requests: 0,
    tokens: 0,
    dollars: 0,
    ...change,
  };
}

const ENGINES = page(
  { part: 'speech_to_text', engine: 'groq whisper-large', local: false, reason: null },
  { part: 'speech_to_text', engine: 'whisper base', local: true, reason: null },
  { part: 'evaluation', engine: null, local: true, reason: 'evaluation is not set up' },
);

function staff(routes: Routes, me = ADMIN) {
  return fakeServer({ 'GET /api/auth/me': [{ body: me }], ...routes });
}

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other.
  document.cookie = 'csrf=c';
});

test.each(['/admin', '/admin/people', '/admin/nothing'])(
  'to people without a role there is nothing at %s',
  async (address) => {
    const seen = staff({}, { ...ADMIN, role: 'user' });
    openPage(address);
    expect(await screen.findByRole('heading', { name: /no page at this address/ })).toBeVisible();
    expect(seen.some(({ path }) => path.startsWith('/api/admin'))).toBe(false);
  },
);

test('the overview says what needs a look', async () => {
  staff({
    'GET /api/admin/jobs': [page(job(), job({ id: 'j2' }))],
    'GET /api/admin/disputes': [page(dispute())],
    'GET /api/admin/engines': [ENGINES],
    'GET /api/admin/usage': [page(day())],
  });
  openPage('/admin');
  expect(await screen.findByRole('heading', { name: '3 things need a look.' })).toBeVisible();
  expect(
    screen.getByText(
      'There is something to do: 2 jobs failed for good, 1 dispute waits and 1 part of the work has no engine.',
    ),
  ).toBeVisible();
  expect(screen.getByText('evaluation is not set up')).toBeVisible();
  expect(screen.getByRole('link', { name: 'See open disputes' })).toHaveAttribute(
    'href',
    '/admin/disputes',
  );
});

test('the overview says that all is well', async () => {
  staff({
    'GET /api/admin/jobs': [EMPTY],
    'GET /api/admin/disputes': [EMPTY],
    'GET /api/admin/engines': [
      page({ part: 'evaluation', engine: 'rules', local: true, reason: null }),
    ],
    'GET /api/admin/usage': [EMPTY],
  });
  openPage('/admin');
  expect(await screen.findByRole('heading', { name: 'All is well.' })).toBeVisible();
  expect(await screen.findByText('Nothing was used.')).toBeVisible();
});

test('people are searched by a part of their address or name, which stays out of ours', async () => {
  const asked: string[] = [];
  staff({
    'GET /api/admin/users': [
      {
        body: {
          items: [person(), person({ id: 'u2', email: null, guest: true, name: 'Guest' })],
          next_cursor: 'c1',
        },
      },
      page(person({ id: 'u3', name: 'Grace', email: 'grace@example.org', verified: false })),
      EMPTY,
    ],
  });
  const before = globalThis.fetch;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
    return before(request);
  });
  const { user, path } = openPage('/admin/people');
  const rows = await screen.findAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'Name and addressStateRoleInterviewsSince',
    'Adaada@example.orgConfirmedPerson1211/06/2026',
    'GuestGuestPerson1211/06/2026',
  ]);
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('grace@example.org')).toBeVisible();
  expect(asked).toContain('?limit=50&cursor=c1');
  await user.type(screen.getByRole('searchbox', { name: 'Address or name' }), ' zoe ');
  expect(await screen.findByText('Nobody has “zoe” in their address or name.')).toBeVisible();
  expect(asked).toContain('?limit=50&q=zoe');
  expect(path()).toBe('/admin/people');
});

test('an admin has a dead letter tried again', async () => {
  const seen = staff({
    'GET /api/admin/jobs': [page(job()), EMPTY],
    'POST /api/admin/jobs/j1/retry': [{ body: job({ status: 'pending' }) }],
  });
  const { user } = openPage('/admin/jobs');
  expect(await screen.findByRole('heading', { name: '1 job failed for good.' })).toBeVisible();
  expect(screen.getByText(/not after several tries/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again: Read a résumé' }));
  expect(await screen.findByText('Nothing to do here.')).toBeVisible();
  expect(screen.getByRole('main')).toHaveFocus();
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('support sees jobs and disputes, and acts on none', async () => {
  staff(
    {
      'GET /api/admin/jobs': [page(job({ kind: 'purge_audio' }))],
      'GET /api/admin/disputes': [page(dispute({ reason: null }))],
    },
    { ...ADMIN, role: 'support' },
  );
  const { user } = openPage('/admin/jobs');
  expect(await screen.findByRole('rowheader', { name: 'Purge audio' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Try again/ })).toBeNull();
  await user.click(
    within(screen.getByRole('navigation', { name: 'Admin' })).getByRole('link', {
      name: 'Disputes',
    }),
  );
  expect(await screen.findByText('What was written is for admins.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
});

test('a dispute is read as text and decided with a reason', async () => {
  const seen = staff({
    'GET /api/admin/disputes': [page(dispute({ judged_again: AGAIN })), EMPTY],
    'POST /api/admin/disputes/d1/decide': [
      { body: dispute({ status: 'accepted', outcome: 'You did.' }) },
    ],
  });
  const { user } = openPage('/admin/disputes');
  expect(await screen.findByText('<b>I did say why.</b>')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'What drew you to payments?' })).toBeVisible();
  expect(screen.getByText('Judged once more: 5.8 now, down from 6.2.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Accept' }));
  expect(await screen.findByText('Say why.')).toBeVisible();
  await user.type(screen.getByLabelText('Your answer'), 'You did.');
  await user.click(screen.getByRole('button', { name: 'Accept' }));
  expect(await screen.findByRole('heading', { name: 'No dispute waits.' })).toBeVisible();
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({
    status: 'accepted',
    outcome: 'You did.',
  });
});

test('usage says minutes and money in words, then by day', async () => {
  staff({
    'GET /api/admin/usage': [
      page(day({ dollars: 1.5, requests: 40 }), day({ day: '2020-02-02', minutes: 999 })),
    ],
  });
  openPage('/admin/usage');
  const heading = '42 minutes of talk in the last seven days.';
  expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
  expect(screen.getByText('Engines of providers cost US$1.50 in that time.')).toBeVisible();
  const row = screen.getByRole('row', { name: /Sun,? 2 February/ });
  expect(row).toHaveTextContent('999.0');
  expect(row).toHaveTextContent('none');
});

test('a list that does not load can be asked for again', async () => {
  staff({ 'GET /api/admin/usage': [refusal(500, { message: 'Broke.' }), page(day())] });
  const { user } = openPage('/admin/usage');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
});
