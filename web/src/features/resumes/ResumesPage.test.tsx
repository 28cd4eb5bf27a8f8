import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, GUEST, refusal } from '../../../test/fake-server';
import { FakeUploads } from '../../../test/fake-uploads';
import { openPage } from '../../../test/open-page';
import { resume } from '../../../test/resumes';
import { signedInBrowser } from '../../../test/signed-in';

const ME = {
  'GET /api/auth/me': [{ body: GUEST }],
  'GET /api/resumes?deleted=true&limit=50': [page()],
};
const LIST = 'GET /api/resumes';

function page(...items: ReturnType<typeof resume>[]) {
  return { body: { items, next_cursor: null } };
}

async function chooseFile() {
  await screen.findByRole('heading', { name: 'Bring your résumé, or do without.' });
  return screen.findByLabelText('Choose a file', { selector: 'input' });
}

signedInBrowser();
beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEvents);
  FakeUploads.start();
});
afterEach(() => FakeEvents.open.clear());

test('says that none is needed while there is none', async () => {
  fakeServer({ ...ME, [LIST]: [page()] });
  openPage('/resumes');
  expect(
    await screen.findByRole('heading', { name: 'Bring your résumé, or do without.' }),
  ).toBeVisible();
  expect(screen.getByText(/up to 10 MB/)).toBeVisible();
});

test('shows how far an upload is, and stops it on demand', async () => {
  fakeServer({ ...ME, [LIST]: [page()] });
  const { user } = openPage('/resumes');
  await user.upload(await chooseFile(), new File(['Ada'], 'ada.txt', { type: 'text/plain' }));
  const sent = await FakeUploads.next();
  sent.progress(0.4);
  const bar = await screen.findByRole('progressbar', { name: 'Sending ada.txt' });
  expect(bar).toHaveAttribute('aria-valuenow', '40');
  await user.click(screen.getByRole('button', { name: 'Cancel sending ada.txt' }));
  expect(sent.aborted).toBe(true);
  expect(await screen.findByRole('button', { name: 'Choose a file' })).toBeVisible();
});

test('a résumé that came in is listed, and read in front of the person', async () => {
  fakeServer({
    ...ME,
    [LIST]: [page(), page(resume({ status: 'parsing', parsed: null })), page(resume())],
  });
  const { user } = openPage('/resumes');
  await user.upload(await chooseFile(), new File(['Ada'], 'ada.pdf'));
  const sent = await FakeUploads.next();
  sent.answer(201, resume({ status: 'pending', parsed: null }));
  expect(await screen.findByText('Being read…')).toBeVisible();
  await waitFor(() => expect(FakeEvents.open.size).toBe(1));
  FakeEvents.tell('resume', { id: 'r1', status: 'ready' });
  expect(await screen.findByText('1 job and 2 skills')).toBeVisible();
});

test.each([
  ['encrypted_file', /opens with a password only/],
  ['scanned_file', /This is a scan/],
  ['broken_file', /This file is damaged/],
  ['wrong_type', /no PDF, DOCX or plain text/],
])('a file refused as %s is said to be so, with what helps', async (code, words) => {
  fakeServer({ ...ME, [LIST]: [page()] });
  const { user } = openPage('/resumes');
  await user.upload(await chooseFile(), new File(['?'], 'cv.pdf'));
  const sent = await FakeUploads.next();
  sent.answer(422, refusal(422, { code }).body);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('cv.pdf was not taken.');
  expect(alert).toHaveTextContent(words);
  await user.click(within(alert).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a lost line can be tried again with the same key', async () => {
  fakeServer({ ...ME, [LIST]: [page()] });
  const { user } = openPage('/resumes');
  await user.upload(await chooseFile(), new File(['Ada'], 'ada.txt'));
  const first = await FakeUploads.next();
  first.lose();
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  const second = await FakeUploads.next();
  expect(second.headers.get('Idempotency-Key')).toBe(first.headers.get('Idempotency-Key'));
});

test('a deleted one can be had back at once', async () => {
  const seen = fakeServer({
    ...ME,
    [LIST]: [page(resume()), page(), page(resume())],
    'DELETE /api/resumes/r1': [{ status: 204 }],
    'POST /api/resumes/r1/restore': [{ body: resume() }],
  });
  const { user } = openPage('/resumes');
  await user.click(await screen.findByRole('button', { name: 'Delete ada.pdf' }));
  await user.click(await screen.findByRole('button', { name: /Undo/ }));
  await waitFor(() =>
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toContain(
      'POST /api/resumes/r1/restore',
    ),
  );
});

test('what was deleted says when it is gone for good', async () => {
  const gone = resume({ restorable_until: '2031-01-08T10:00:00Z' });
  fakeServer({
    ...ME,
    [LIST]: [page()],
    'GET /api/resumes?deleted=true&limit=50': [page(gone)],
  });
  openPage('/resumes');
  expect(await screen.findByText('Gone for good on 8 January 2031')).toBeVisible();
});

test('a list that does not load can be asked for again', async () => {
  fakeServer({ ...ME, [LIST]: [refusal(500), page(resume())] });
  const { user } = openPage('/resumes');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'ada.pdf' })).toHaveAttribute(
    'href',
    '/resumes/r1',
  );
});
