import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { components } from '@/generated/api';
import { fakeServer, GUEST, type Routes, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

type Schemas = components['schemas'];
type Turn = Schemas['TurnFigures'];

const SUPPORT: Schemas['User'] = {
  ...GUEST,
  guest: false,
  role: 'support',
  email: 'support@example.org',
  name: 'Support',
};
const TOTALS: Schemas['CallTotals'] = {
  turns: 3,
  drafts_hit: 1,
  drafts_missed: 1,
  barge_ins: 1,
  false_alarms: 2,
  cut_ins: 0,
  reply_p50_s: 0.61,
  reply_p95_s: 0.904,
};

function page(items: readonly object[], next_cursor: string | null = null) {
  return { body: { items, next_cursor } };
}

function room(change: Partial<Schemas['AdminRoom']> = {}): Schemas['AdminRoom'] {
  return {
    call_id: 'c1',
    user_id: 'u1',
    user_name: 'Ada',
    guest: false,
    transport: 'peer',
    started_at: '2026-06-11T10:00:00Z',
    ended_at: null,
    ended_by: null,
    live: true,
    totals: TOTALS,
    ...change,
  };
}

const OVER = { live: false, ended_at: '2026-06-11T10:20:00Z' };

function turn(turn_id: string, parts: Turn['parts'], change: Partial<Turn> = {}): Turn {
  return { turn_id, at_s: 75, move: 'follow_up', draft: 'hit', parts, ...change };
}

const QUICK = {
  listening_s: 0.5,
  reading_s: 0.03,
  choosing_s: 0.004,
  sounding_s: 0.076,
  whole_s: 0.61,
};
const SLOW = { ...QUICK, listening_s: 1.49, whole_s: 1.6 };

function staff(routes: Routes, me = SUPPORT) {
  return fakeServer({ 'GET /api/auth/me': [{ body: me }], ...routes });
}

test.each(['/admin/rooms', '/admin/rooms/c1'])(
  'to people without a role there is nothing at %s',
  async (address) => {
    const seen = staff({}, { ...SUPPORT, role: 'user' });
    openPage(address);
    expect(await screen.findByRole('heading', { name: /no page at this address/ })).toBeVisible();
    expect(seen.some(({ path }) => path.startsWith('/api/admin'))).toBe(false);
  },
);

test('the page says how many calls are live, and shows those that are wanted', async () => {
  const asked: string[] = [];
  staff({ 'GET /api/admin/rooms': [page([room()]), page([room()]), page([])] });
  const before = globalThis.fetch;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
    return before(request);
  });
  const { user } = openPage('/admin/rooms');
  expect(await screen.findByRole('heading', { name: '1 room is live.' })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Over' }));
  expect(await screen.findByText('No call is over yet.')).toBeVisible();
  expect(asked).toContain('?limit=50&live=false');
});

test('a call that was not measured has dashes, and one without a sign of life is lost', async () => {
  const lost = { ...OVER, ended_at: null };
  staff({
    'GET /api/admin/rooms': [
      page([
        room({ call_id: 'c2', ...OVER, ended_by: 'candidate', totals: null }),
        room({ call_id: 'c3', guest: true, ...lost }),
      ]),
    ],
  });
  openPage('/admin/rooms');
  const [, unmeasured, silent] = await screen.findAllByRole('row');
  expect(unmeasured).toHaveTextContent('Left by the candidate');
  expect(unmeasured).toHaveTextContent('–––––');
  expect(silent).toHaveTextContent(/Guest.*Lost/);
  expect(silent).toHaveTextContent('30.610.9001');
  const link = within(silent as HTMLElement).getByRole('link', { name: /^Ada, 11 June/ });
  expect(link).toHaveAttribute('href', '/admin/rooms/c3');
});

test('a call is told turn by turn, in figures as in bars', async () => {
  const turns = [
    turn('t1', QUICK),
    turn('t2', 'no_reply', { move: 'none', draft: null }),
    turn('t3', SLOW, { draft: 'miss' }),
  ];
  const totals = { ...TOTALS, turns: 5 };
  staff({ 'GET /api/admin/rooms/c1': [{ body: { ...room({ totals }), turns } }] });
  openPage('/admin/rooms/c1');
  const heading = 'Half of the replies came within 0.61 s.';
  expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows).toEqual([
    'TurnBarWholeListeningReadingChoosingSounding',
    '1:15 Follow-up ready61050030476',
    '1:15 Nothing Nothing was said to it.',
    '1:15 Follow-up made then1,6001,49030476',
  ]);
  expect(screen.getByText('p95, 904 ms')).toBeVisible();
  expect(screen.getByText(/^2 earlier turns/)).toBeVisible();
  expect(screen.getByText('The sound of 1 of 2 replies was ready in time.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Rooms' })).toHaveAttribute('aria-current', 'page');
});

test.each([
  [null, 'The interviewer never reported from this call.'],
  [{ ...TOTALS, turns: 0, reply_p50_s: null, reply_p95_s: null }, 'There was no turn yet.'],
])('a call without turns says so', async (totals, words) => {
  staff({ 'GET /api/admin/rooms/c1': [{ body: { ...room({ totals }), turns: [] } }] });
  openPage('/admin/rooms/c1');
  expect(await screen.findByRole('heading', { name: 'No reply was measured.' })).toBeVisible();
  expect(screen.getByText(words)).toBeVisible();
});

test('a call that does not load can be asked for again', async () => {
  const found = { body: { ...room(), turns: [turn('t1', QUICK)] } };
  staff({ 'GET /api/admin/rooms/c1': [refusal(500, { message: 'Broke.' }), found] });
  const { user } = openPage('/admin/rooms/c1');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('p50, 610 ms')).toBeVisible();
});
