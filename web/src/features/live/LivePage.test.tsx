import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type CallSettings, loadCallSettings, saveCallSettings } from '@/lib/call-settings';
import { fakeMedia } from '../../../test/fake-media';
import type { FakePeer } from '../../../test/fake-peer';
import { fakeServer, interview, refusal, results } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';
import { QUESTION, said, stateMessage } from '../../../test/room-messages';

const ROOM = { room: 'peer', call_id: 'c1', offer_url: '/api/calls/c1/offer', ice_servers: [] };
const SERVER = {
  'GET /api/interviews/i1': [{ body: interview({ status: 'in_progress' }) }],
  'POST /api/interviews/i1/join': [{ body: ROOM }],
  'POST /api/calls/c1/offer': [{ body: { sdp: 'answer', type: 'answer', call_id: 'c1' } }],
};

async function inTheRoom(change: Partial<CallSettings> = {}, state = stateMessage()) {
  saveCallSettings({ ...loadCallSettings(), ...change });
  const seen = fakeServer(SERVER);
  const media = fakeMedia();
  const page = openPage('/interviews/i1/live');
  await waitFor(() => expect(media.peers.at(-1)?.channel.readyState).toBe('open'));
  const peer = media.peers.at(-1) as FakePeer;
  const say = (message: Parameters<FakePeer['say']>[0]) => act(() => peer.say(message));
  say(state);
  await screen.findByRole('toolbar', { name: 'Interview controls' });
  const sent = () => peer.channel.sent;
  return { ...page, ...media, peer, seen, say, sent };
}

test('joins with this tab’s settings and asks for the interview to start', async () => {
  const { sent, peer, seen } = await inTheRoom(
    { patience: 'patient', hints: false },
    stateMessage({ question: null }),
  );
  expect(peer.direction).toBe('sendrecv');
  expect(sent()).toEqual([
    { type: 'set_patience', level: 'patient', ref: 'unasked' },
    { type: 'set_hints', on: false, ref: 'unasked' },
    { type: 'start_interview', ref: 'unasked' },
  ]);
  const offered = seen.find(({ path }) => path.endsWith('/offer'));
  expect(offered?.body).toEqual({ sdp: 'offer', type: 'offer', call_id: 'c1' });
});

test('shows where the interview stands and what is said', async () => {
  const { say } = await inTheRoom();
  say({ type: 'agent_state', seq: 2, state: 'listening' });
  expect(screen.getByTestId('agent-state')).toHaveTextContent('Maya is listening.');
  expect(screen.getByTestId('question')).toHaveTextContent('What drew you to payments?');
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', 'Question 1 of 3');
  say({ ...said('t1', 'I like ledgers.', { final: true }), seq: 3 });
  say({ ...said('t2', 'They add'), seq: 4 });
  const captions = screen.getByTestId('captions');
  expect(captions).toHaveTextContent('YouI like ledgers. They add');
  expect(within(captions).getByText('I like ledgers.')).toHaveAttribute('aria-live', 'polite');
});

test('every key does what its button says', async () => {
  const { user, sent, say, tracks } = await inTheRoom();
  const before = sent().length;
  await user.keyboard('rhbs{Enter}p');
  say({ type: 'agent_state', seq: 2, state: 'paused' });
  await user.keyboard('pmc');
  expect(sent().slice(before)).toEqual([
    { type: 'repeat_question' },
    { type: 'set_hints', on: false },
    { type: 'bookmark', question_id: 'q1', on: true },
    { type: 'next_question' },
    { type: 'submit_answer' },
    { type: 'pause' },
    { type: 'resume' },
  ]);
  expect(tracks[0]?.enabled).toBe(false);
  expect(screen.getByRole('button', { name: 'Muted' })).toHaveAttribute('aria-pressed', 'true');
  expect(screen.queryByTestId('captions')).not.toBeInTheDocument();
});

test('in manual mode Space talks, and the answer can be begun again', async () => {
  const { user, sent, say } = await inTheRoom({ patience: 'manual' });
  const before = sent().length;
  await user.keyboard(' ');
  expect(screen.getByRole('button', { name: /Stop talking/ })).toBeVisible();
  await user.keyboard(' ');
  say({ ...said('t1', 'Wrong.', { final: true }), seq: 2 });
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.getByTestId('captions')).not.toHaveTextContent('Wrong.');
  expect(sent().slice(before)).toEqual([
    { type: 'talk', on: true },
    { type: 'talk', on: false },
    { type: 'discard_answer' },
  ]);
});

test('a typed answer is sent whole, and keys in it are only letters', async () => {
  const { user, sent, peer } = await inTheRoom({ typing: true });
  expect(peer.direction).toBe('recvonly');
  const before = sent().length;
  await user.type(screen.getByRole('textbox', { name: 'Your answer' }), 'pms{Enter}');
  expect(sent().slice(before)).toEqual([{ type: 'submit_answer', text: 'pms' }]);
  expect(screen.getByRole('textbox', { name: 'Your answer' })).toHaveValue('');
});

test('where no words can be made out, the answer is typed with the microphone on', async () => {
  const { user, sent, say, tracks } = await inTheRoom();
  expect(screen.queryByRole('textbox', { name: 'Your answer' })).not.toBeInTheDocument();
  say({ type: 'degraded', seq: 2, part: 'stt', text: 'Please type your answer.' });
  expect(screen.getByText('Please type your answer.').closest('[role=status]')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Your answer' }), 'I like');
  say({ ...said('t1', 'I like ledgers.', { final: true }), seq: 3 });
  expect(screen.queryByText('Please type your answer.')).not.toBeInTheDocument();
  const box = screen.getByRole('textbox', { name: 'Your answer' });
  expect(box).toHaveValue('I like');
  await user.type(box, ' sums.{Enter}');
  expect(sent().at(-1)).toEqual({ type: 'submit_answer', text: 'I like sums.' });
  expect(tracks[0]?.enabled).toBe(true);
  say({ type: 'question', seq: 4, ...QUESTION, id: 'q2', index: 2 });
  expect(screen.queryByRole('textbox', { name: 'Your answer' })).not.toBeInTheDocument();
});

test('ending is asked about first, and Enter there does not end', async () => {
  const { user, sent } = await inTheRoom();
  await user.keyboard('e');
  const dialog = await screen.findByRole('dialog', { name: 'End the interview?' });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Go on' })).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(sent()).not.toContainEqual({ type: 'end_interview' });
  await user.keyboard('e');
  await user.click(await screen.findByRole('button', { name: 'End the interview' }));
  expect(sent()).toContainEqual({ type: 'end_interview' });
});

test('a saved answer can be corrected in the transcript', async () => {
  const { user, sent, say } = await inTheRoom();
  say({
    type: 'answer_saved',
    seq: 2,
    answer_id: 'a1',
    question_id: 'q1',
    text: 'I like letters.',
  });
  await user.keyboard('t');
  await user.click(await screen.findByRole('button', { name: 'Correct it' }));
  const box = screen.getByRole('textbox', { name: 'What drew you to payments?' });
  await user.clear(box);
  await user.type(box, 'I like ledgers.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent().at(-1)).toEqual({
    type: 'edit_transcript',
    answer_id: 'a1',
    text: 'I like ledgers.',
  });
});

test('after the last words the page goes on to the results', async () => {
  const { say, path } = await inTheRoom();
  fakeServer({ ...SERVER, 'GET /api/interviews/i1/results': [{ body: results() }] });
  say({ type: 'agent_state', seq: 2, state: 'speaking' });
  say({ type: 'interview_complete', seq: 3, interview_id: 'i1' });
  expect(screen.getByText('That was the last question.')).toBeVisible();
  expect(path()).toBe('/interviews/i1/live');
  say({ type: 'ended', seq: 4, by: 'agent', reason: 'complete' });
  await waitFor(() => expect(path()).toBe('/interviews/i1/results'));
});

test('a dropped line keeps the question and says what is safe', async () => {
  const { peer } = await inTheRoom();
  act(() => peer.fail());
  expect(screen.getByTestId('agent-state')).toHaveTextContent('Getting you back to question 1.');
  expect(screen.getByTestId('question')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Skip' })).toBeDisabled();
});

test('a refusal of what nobody asked for is not shown', async () => {
  const { say } = await inTheRoom();
  say({ type: 'error', seq: 2, code: 'not_now', message: 'Not now.', ref: 'unasked' });
  expect(screen.queryByText('Not now.')).not.toBeInTheDocument();
  say({ type: 'error', seq: 3, code: 'not_now', message: 'Not now.' });
  expect(screen.getByText('Not now.')).toBeVisible();
});

test('an interview that staff ended says why', async () => {
  const { say } = await inTheRoom();
  say({ type: 'ended', seq: 2, by: 'admin', reason: 'Maintenance.' });
  expect(screen.getByRole('heading', { name: 'The interview was ended.' })).toBeVisible();
  expect(screen.getByText('Maintenance. What you said is saved.')).toBeVisible();
});

test('another window takes over: this one is told', async () => {
  const { say } = await inTheRoom();
  say({ type: 'error', seq: 2, code: 'taken_over', message: 'Joined elsewhere.' });
  expect(
    screen.getByRole('heading', { name: 'The interview goes on in another window.' }),
  ).toBeVisible();
});

test('a lost microphone is said, and typing is offered', async () => {
  const { tracks } = await inTheRoom();
  act(() => tracks[0]?.onended?.());
  expect(screen.getByRole('alert')).toHaveTextContent('The microphone is gone.');
  expect(screen.getByRole('button', { name: 'Answer by typing' })).toBeVisible();
});

test('a full house says when it tries again', async () => {
  const full = { ...refusal(503, { message: 'All interviewers are busy.' }) };
  fakeServer({
    ...SERVER,
    'POST /api/interviews/i1/join': [{ ...full, headers: { 'Retry-After': '30' } }],
  });
  fakeMedia();
  openPage('/interviews/i1/live');
  expect(await screen.findByRole('heading', { name: 'All interviewers are busy.' })).toBeVisible();
  expect(screen.getByText(/Trying again in (29|30) s\./)).toBeVisible();
});

test('an interview that is over leads to its answers', async () => {
  fakeServer({
    ...SERVER,
    'POST /api/interviews/i1/join': [refusal(409, { message: 'It is completed.' })],
  });
  fakeMedia();
  openPage('/interviews/i1/live');
  expect(await screen.findByRole('heading', { name: 'This interview is over.' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'See your answers' })).toHaveAttribute(
    'href',
    '/interviews/i1/results',
  );
});
