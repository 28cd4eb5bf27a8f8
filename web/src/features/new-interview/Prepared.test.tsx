import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { FakeEvents } from '../../../test/fake-events';
import { fakeServer, GUEST, refusal } from '../../../test/fake-server';
import { details, question } from '../../../test/interviews';
import { openPage } from '../../../test/open-page';
import { signedInBrowser } from '../../../test/signed-in';

const FIRST = question();
const SECOND = question({ id: 'q2', index: 2, text: 'How do you test a ledger?' });
const TWO = details({ questions: [FIRST, SECOND] });
const COMMON = {
  'GET /api/auth/me': [{ body: GUEST }],
  'GET /api/resumes': [{ body: { items: [], next_cursor: null } }],
  'GET /api/interviews/i1': [{ body: TWO }],
};
const QUESTIONS = '/api/interviews/i1/questions';

signedInBrowser();
beforeEach(() => vi.stubGlobal('EventSource', FakeEvents));

async function openMenu(user: ReturnType<typeof openPage>['user'], number: number) {
  await user.click(await screen.findByRole('button', { name: `Question ${number}: more` }));
}

function asked(): string[] {
  const list = screen.getAllByRole('button', { name: /^Move question/ });
  return list.map((grip) => grip.closest('li')?.querySelector('p')?.textContent ?? '');
}

test('a question is changed where it stands', async () => {
  const changed = question({ text: 'Why payments?', reason: 'You wrote this question.' });
  const seen = fakeServer({ ...COMMON, [`PATCH ${QUESTIONS}/q1`]: [{ body: changed }] });
  const { user } = openPage('/interviews/new?interview=i1');
  await openMenu(user, 1);
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const box = screen.getByRole('textbox', { name: 'Question 1' });
  expect(box).toHaveFocus();
  await user.clear(box);
  await user.type(box, 'Why payments?');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Why payments?')).toBeVisible();
  expect(seen.find(({ method }) => method === 'PATCH')?.body).toEqual({
    text: 'Why payments?',
    category: 'behavioral',
    difficulty: 'mid',
  });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Question 1: more' })).toHaveFocus(),
  );
});

test('Escape leaves a question as it was', async () => {
  const seen = fakeServer(COMMON);
  const { user } = openPage('/interviews/new?interview=i1');
  await openMenu(user, 2);
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  await user.keyboard('never mind{Escape}');
  expect(screen.getByText(SECOND.text)).toBeVisible();
  expect(seen.some(({ method }) => method === 'PATCH')).toBe(false);
});

test('one question gives way to another', async () => {
  const other = question({ id: 'q3', text: 'What is a double entry?' });
  const seen = fakeServer({
    ...COMMON,
    [`POST ${QUESTIONS}/regenerate`]: [{ body: { ...TWO, questions: [other, SECOND] } }],
  });
  const { user } = openPage('/interviews/new?interview=i1');
  await openMenu(user, 1);
  await user.click(await screen.findByRole('menuitem', { name: 'Ask something else instead' }));
  expect(await screen.findByText('What is a double entry?')).toBeVisible();
  expect(screen.getByText('Question 1 is another one now.')).toBeVisible();
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ ids: ['q1'] });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Question 1: more' })).toHaveFocus(),
  );
});

test('all are written again once that was confirmed', async () => {
  const other = question({ id: 'q9', text: 'What is a double entry?' });
  const seen = fakeServer({
    ...COMMON,
    [`POST ${QUESTIONS}/regenerate`]: [{ body: { ...TWO, questions: [other] } }],
  });
  const { user } = openPage('/interviews/new?interview=i1');
  await user.click(await screen.findByRole('button', { name: 'Write them again' }));
  const dialog = await screen.findByRole('dialog', { name: 'Write all questions again?' });
  expect(seen.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Write them again' }));
  expect(await screen.findByText('What is a double entry?')).toBeVisible();
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ ids: null });
});

test('a question goes once that was confirmed, and the others move up', async () => {
  fakeServer({ ...COMMON, [`DELETE ${QUESTIONS}/q1`]: [{ status: 204 }] });
  const { user } = openPage('/interviews/new?interview=i1');
  await openMenu(user, 1);
  await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove question 1?' });
  expect(dialog).toHaveTextContent(FIRST.text);
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(asked()).toEqual([SECOND.text]));
  expect(screen.getByText('Question 1 is removed.')).toBeVisible();
  await openMenu(user, 1);
  expect(await screen.findByRole('menuitem', { name: 'Remove…' })).toBeDisabled();
});

test('a question of one’s own is added as the last one', async () => {
  const own = question({ id: 'q3', index: 3, text: 'Tea or coffee?', category: 'experience' });
  const seen = fakeServer({ ...COMMON, [`POST ${QUESTIONS}`]: [{ status: 201, body: own }] });
  const { user } = openPage('/interviews/new?interview=i1');
  await user.click(await screen.findByRole('button', { name: 'Add your own' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Write the question first.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Your own question' }), 'Tea or coffee?');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked()).toEqual([FIRST.text, SECOND.text, 'Tea or coffee?']));
  expect(screen.getByText('Your question is number 3.')).toBeVisible();
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({
    text: 'Tea or coffee?',
    category: 'experience',
    difficulty: 'mid',
  });
});

test('the order changes on the page at once, and is said', async () => {
  const seen = fakeServer({ ...COMMON, [`PUT ${QUESTIONS}/order`]: [{ body: TWO }] });
  const { user } = openPage('/interviews/new?interview=i1');
  await openMenu(user, 1);
  await user.click(await screen.findByRole('menuitem', { name: 'Move down' }));
  await waitFor(() => expect(asked()).toEqual([SECOND.text, FIRST.text]));
  expect(screen.getByText('Question 1 is now number 2.')).toBeVisible();
  await waitFor(() =>
    expect(seen.find(({ method }) => method === 'PUT')?.body).toEqual({ ids: ['q2', 'q1'] }),
  );
});

test('a change that is refused is undone on the page, with the reason', async () => {
  fakeServer({ ...COMMON, [`PUT ${QUESTIONS}/order`]: [refusal(409, { code: 'wrong_state' })] });
  const { user } = openPage('/interviews/new?interview=i1');
  await openMenu(user, 2);
  await user.click(await screen.findByRole('menuitem', { name: 'Move up' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The interview has begun');
  await waitFor(() => expect(asked()).toEqual([FIRST.text, SECOND.text]));
});
