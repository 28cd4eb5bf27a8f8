import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, GUEST, interview, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';
import { signedInBrowser } from '../../../test/signed-in';

const ME = { 'GET /api/auth/me': [{ body: GUEST }] };
const LIST = 'GET /api/interviews';

function page(items: ReturnType<typeof interview>[], next_cursor: string | null = null) {
  return { body: { items, next_cursor } };
}

function many(count: number, from: number) {
  return Array.from({ length: count }, (_, at) =>
    interview({
      id: `i${from + at}`,
      job: { title: `Job ${from + at}`, company: null, skills: [] },
    }),
  );
}

function address({ path, search }: ReturnType<typeof openPage>): string {
  return `${path()}${search()}`;
}

function rows() {
  return within(screen.getByRole('list', { name: 'Your interviews' })).getAllByRole('listitem');
}

signedInBrowser();
beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEvents);
  FakeEvents.open.clear();
});

test('says what each is for, how it stands, and what can be done next', async () => {
  fakeServer({
    ...ME,
    [LIST]: [
      page([
        interview({ status: 'in_progress' }),
        interview({ id: 'i2', status: 'completed', overall_score: 7.4 }),
        interview({ id: 'i3', status: 'completed', overall_score: null }),
      ]),
    ],
  });
  openPage('/interviews');
  await screen.findByRole('list', { name: 'Your interviews' });
  const [going, judged, unscored] = rows();
  expect(going).toHaveTextContent('Norrland Bank, 1 question');
  expect(going).toHaveTextContent('11 June');
  expect(going).toHaveTextContent('Stopped midway');
  expect(screen.getByRole('link', { name: 'Continue: Backend Engineer' })).toHaveAttribute(
    'href',
    '/interviews/i1/green-room',
  );
  expect(judged).toHaveTextContent('7.4');
  expect(judged).toHaveTextContent('Strong');
  expect(unscored).toHaveTextContent('Not scored');
  const again = screen.getAllByRole('link', { name: 'Practise again: Backend Engineer' });
  expect(again[0]).toHaveAttribute('href', '/interviews/new?like=i2');
});

test('invites to the first one where there is none', async () => {
  fakeServer({ ...ME, [LIST]: [page([])] });
  openPage('/interviews');
  expect(
    await screen.findByRole('heading', { name: 'Your interviews will be here.' }),
  ).toBeVisible();
  expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
});

test('what is looked for stands in the address', async () => {
  const seen = fakeServer({ ...ME, [LIST]: [page([interview()])] });
  const opened = openPage('/interviews');
  const { user } = opened;
  await user.type(await screen.findByRole('searchbox', { name: 'Search' }), 'bank');
  await waitFor(() => expect(address(opened)).toBe('/interviews?q=bank'));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Finished');
  await waitFor(() => expect(address(opened)).toBe('/interviews?q=bank&status=completed'));
  const last = seen.findLast(({ path }) => path === '/api/interviews');
  expect(last?.search).toContain('status=completed');
  expect(last?.search).toContain('q=bank');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Any');
  await waitFor(() => expect(address(opened)).toBe('/interviews?q=bank'));
});

test('an address with a search is a search; what does not fit of it is passed over', async () => {
  const seen = fakeServer({ ...ME, [LIST]: [page([]), page([interview()])] });
  const opened = openPage(
    '/interviews?q=ledger&status=gone&kind=practice&from=2026-06-01&to=2026-06-30',
  );
  const { user } = opened;
  expect(await screen.findByRole('searchbox', { name: 'Search' })).toHaveValue('ledger');
  expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveValue('practice');
  expect(screen.getByLabelText('From')).toHaveValue('2026-06-01');
  expect(await screen.findByText('Nothing fits this search.')).toBeVisible();
  const asked = new URLSearchParams(seen.find(({ path }) => path === '/api/interviews')?.search);
  expect(asked.get('status')).toBeNull();
  expect(asked.get('from')).toBe(new Date('2026-06-01T00:00:00').toISOString());
  expect(asked.get('to')).toBe(new Date('2026-07-01T00:00:00').toISOString());
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  await waitFor(() => expect(address(opened)).toBe('/interviews'));
  expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue('');
});

test('more pages are counted in the address, and a reload brings as many', async () => {
  const pages = {
    'GET /api/interviews?limit=25': [page(many(25, 1), 'c1')],
    'GET /api/interviews?limit=25&cursor=c1': [page(many(3, 26))],
  };
  fakeServer({ ...ME, ...pages });
  const first = openPage('/interviews');
  await first.user.click(await screen.findByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(rows()).toHaveLength(28));
  expect(address(first)).toBe('/interviews?pages=2');
  first.unmount();
  fakeServer({ ...ME, ...pages });
  openPage('/interviews?pages=2');
  await waitFor(() => expect(rows()).toHaveLength(28));
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});

test('of a long list only what is near is drawn, and readers know how long it is', async () => {
  fakeServer({ ...ME, [LIST]: [page(many(80, 1))] });
  openPage('/interviews');
  await screen.findByRole('list', { name: 'Your interviews' });
  expect(rows().length).toBeLessThan(80);
  for (const row of rows()) expect(row).toHaveAttribute('aria-setsize', '80');
});

test('a deleted one can be had back at once', async () => {
  const seen = fakeServer({
    ...ME,
    [LIST]: [page([interview()]), page([]), page([interview()])],
    'DELETE /api/interviews/i1': [{ status: 204 }],
    'POST /api/interviews/i1/restore': [{ body: interview() }],
  });
  const { user } = openPage('/interviews');
  await user.click(await screen.findByRole('button', { name: 'More for Backend Engineer' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: /Undo/ }));
  expect(await screen.findByRole('link', { name: 'Backend Engineer' })).toBeVisible();
  expect(seen.some(({ path }) => path === '/api/interviews/i1/restore')).toBe(true);
});

test('those that were deleted are listed apart, to be restored', async () => {
  const seen = fakeServer({
    ...ME,
    [LIST]: [page([])],
    'GET /api/interviews?limit=25&deleted=true': [
      page([interview({ restorable_until: '2031-01-08T10:00:00Z' })]),
      page([]),
    ],
    'POST /api/interviews/i1/restore': [{ body: interview() }],
  });
  const { user } = openPage('/interviews?deleted=true');
  expect(await screen.findByRole('heading', { name: 'Deleted interviews' })).toBeVisible();
  expect(await screen.findByText('Gone for good on 8 January 2031')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Restore Backend Engineer' }));
  expect(await screen.findByText('Nothing was deleted in the last 30 days.')).toBeVisible();
  expect(seen.some(({ path }) => path === '/api/interviews/i1/restore')).toBe(true);
});

test('one that is being evaluated is shown anew once it was', async () => {
  fakeServer({
    ...ME,
    [LIST]: [
      page([interview({ status: 'evaluating' })]),
      page([interview({ status: 'completed', overall_score: 5.5 })]),
    ],
  });
  openPage('/interviews');
  expect(await screen.findByText('Being evaluated')).toBeVisible();
  await waitFor(() => expect(FakeEvents.open.size).toBe(1));
  FakeEvents.tell('interview', { id: 'i1', status: 'completed' });
  expect(await screen.findByText('Fair')).toBeVisible();
});

test('a list that does not load can be asked for again', async () => {
  fakeServer({ ...ME, [LIST]: [refusal(500), page([interview()])] });
  const { user } = openPage('/interviews');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('list', { name: 'Your interviews' })).toBeVisible();
});
