import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type CallSettings, loadCallSettings, saveCallSettings } from '@/lib/call-settings';
import { fakeMedia, fakeRecorder } from '../../../test/fake-media';
import type { FakePeer } from '../../../test/fake-peer';
import { fakeServer, GRANT, GUEST, interview, refusal, results } from '../../../test/fake-server';
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
  expect(captions).toHaveTextContent('I like ledgers. They add');
  expect(captions).toHaveTextContent('You');
  expect(screen.getByTestId('answer-time')).toHaveTextContent('Time in this answer 0:00');
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

describe('in manual mode', () => {
  test('Space talks, and only then is the microphone open', async () => {
    const { user, sent, tracks } = await inTheRoom({ patience: 'manual' });
    expect(screen.getByTestId('agent-state')).toHaveTextContent('Maya is on the way.');
    expect(tracks[0]?.enabled).toBe(false);
    const before = sent().length;
    await user.keyboard(' ');
    expect(tracks[0]?.enabled).toBe(true);
    expect(screen.getByTestId('take-time')).toHaveTextContent('0:00');
    await user.click(screen.getByRole('button', { name: /Stop talking/ }));
    // The last word is let out first.
    expect(tracks[0]?.enabled).toBe(true);
    await waitFor(() => expect(tracks[0]?.enabled).toBe(false));
    // Stopping is not told: it would end the answer.
    expect(sent().slice(before)).toEqual([{ type: 'talk', on: true, ref: 'talk' }]);
  });

  test('nobody talks where the room refuses it', async () => {
    const { user, say, tracks } = await inTheRoom({ patience: 'manual' });
    await user.keyboard(' ');
    say({ type: 'error', seq: 2, code: 'not_now', message: 'Not now.', ref: 'talk' });
    expect(tracks[0]?.enabled).toBe(false);
    expect(screen.getByRole('button', { name: /^Talk/ })).toBeVisible();
  });

  test('what was said can be heard again, or thrown away after a question', async () => {
    fakeRecorder();
    const { user, sent, say } = await inTheRoom({ patience: 'manual' });
    await user.keyboard('  ');
    say({ ...said('t1', 'Wrong.', { final: true }), seq: 2 });
    expect(screen.getByRole('button', { name: 'Listen again' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Record again' }));
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(sent()).not.toContainEqual({ type: 'discard_answer' });
    await user.click(screen.getByRole('button', { name: 'Record again' }));
    await user.click(screen.getByRole('button', { name: 'Throw it away' }));
    expect(sent().at(-1)).toEqual({ type: 'discard_answer' });
    expect(screen.queryByRole('region', { name: 'Your recording' })).not.toBeInTheDocument();
    expect(screen.getByTestId('captions')).not.toHaveTextContent('Wrong.');
  });

  test('what was misheard is corrected before it is sent, and Enter sends it', async () => {
    const { user, sent, say } = await inTheRoom({ patience: 'manual' });
    await user.keyboard('  ');
    expect(screen.getByText('Still writing it down.')).toBeVisible();
    say({ ...said('t1', 'I like letters.'), seq: 3 });
    const box = screen.getByRole('textbox', { name: 'What was understood' });
    await user.clear(box);
    expect(screen.getByRole('button', { name: /Send answer/ })).toBeDisabled();
    await user.paste('I like ledgers.');
    say({ ...said('t1', 'I like letters. And sums.'), seq: 4 });
    expect(box).toHaveValue('I like ledgers. And sums.');
    await user.type(box, '{Enter}');
    expect(sent().at(-1)).toEqual({ type: 'submit_answer' });
    const saved = { answer_id: 'a1', question_id: 'q1', text: 'I like letters. And sums.' };
    say({ type: 'answer_saved', seq: 5, ...saved });
    const text = 'I like ledgers. And sums.';
    expect(sent().at(-1)).toEqual({ type: 'edit_transcript', answer_id: 'a1', text });
  });
});

test('a typed answer is sent whole, and keys in it are only letters', async () => {
  const { user, sent, peer } = await inTheRoom({ typing: true });
  expect(peer.direction).toBe('recvonly');
  const before = sent().length;
  await user.type(screen.getByRole('textbox', { name: 'Your answer' }), 'pms{Enter}');
  expect(sent().slice(before)).toEqual([{ type: 'submit_answer', text: 'pms' }]);
  expect(screen.getByRole('textbox', { name: 'Your answer' })).toHaveValue('');
});

test('where words are hard to make out, typing is offered and not forced', async () => {
  const { user, sent, say, tracks } = await inTheRoom();
  say({ type: 'degraded', seq: 2, part: 'stt', text: 'Please type your answer.' });
  expect(screen.getByText('Please type your answer.').closest('[role=status]')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Your answer' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Type this answer' }));
  expect(screen.getByRole('textbox', { name: 'Your answer' })).toHaveFocus();
  await user.keyboard('I like');
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

test('a voice that fails does not ask for typing', async () => {
  const { say } = await inTheRoom();
  say({ type: 'degraded', seq: 2, part: 'tts', text: 'Please read the question.' });
  expect(screen.getByText('Please read the question.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Type this answer' })).not.toBeInTheDocument();
});

test('staff who listen and what they note are shown', async () => {
  const { user, say } = await inTheRoom();
  say({ type: 'listening', seq: 2, on: true });
  expect(screen.getByText('Somebody of the staff is listening.')).toBeVisible();
  say({ type: 'note', seq: 3, text: 'Speak up, please.' });
  const note = screen.getByText('A note from the staff: Speak up, please.');
  await user.click(screen.getByRole('button', { name: 'Understood' }));
  expect(note).not.toBeInTheDocument();
  say({ type: 'listening', seq: 4, on: false });
  expect(screen.queryByText('Somebody of the staff is listening.')).not.toBeInTheDocument();
});

test('staff may listen only where the green room said so', async () => {
  const { seen } = await inTheRoom({ listenConsent: true });
  const joined = seen.find(({ path }) => path.endsWith('/join'));
  expect(joined?.body).toEqual({ listen_consent: true });
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

describe('a microphone that is pulled out', () => {
  test('is replaced by what there is, which is said, and another can be chosen', async () => {
    const { user, tracks, peer, found } = await inTheRoom({ microphoneId: 'm1' });
    found.splice(0, 1, { kind: 'audioinput', deviceId: 'm2', label: 'Laptop' });
    act(() => tracks[0]?.onended?.());
    expect(await screen.findByText('Desk microphone was unplugged.')).toBeVisible();
    expect(screen.getByText('You now speak through Laptop.')).toBeVisible();
    await waitFor(() => expect(peer.replaced.at(-1)).toBe(tracks[1]));
    await user.click(screen.getByRole('button', { name: 'Choose another' }));
    const dialog = await screen.findByRole('dialog', { name: 'Sound' });
    expect(within(dialog).getByLabelText('Microphone')).toHaveDisplayValue('As the system');
    expect(within(dialog).getByRole('option', { name: 'Laptop' })).toBeInTheDocument();
    expect(loadCallSettings().microphoneId).toBeNull();
  });

  test('leaves typing where there is no other, and is taken again when it is back', async () => {
    const { tracks, found, devices } = await inTheRoom();
    const desk = found.splice(0);
    act(() => tracks[0]?.onended?.());
    expect(await screen.findByRole('alert')).toHaveTextContent('The microphone is gone.');
    expect(screen.getByRole('button', { name: 'Answer by typing' })).toBeVisible();
    found.push(...desk);
    act(() => void devices.dispatchEvent(new Event('devicechange')));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(tracks).toHaveLength(2);
  });
});

test('a headset that is plugged in is offered', async () => {
  const { user, found, devices, tracks } = await inTheRoom();
  found.push({ kind: 'audioinput', deviceId: 'm2', label: 'Headset' });
  act(() => void devices.dispatchEvent(new Event('devicechange')));
  expect(await screen.findByText('Headset was plugged in.')).toBeVisible();
  expect(tracks).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Use it' }));
  expect(loadCallSettings().microphoneId).toBe('m2');
  await waitFor(() => expect(tracks).toHaveLength(2));
  expect(screen.queryByText('Headset was plugged in.')).not.toBeInTheDocument();
});

test('leaving the page is asked about, and staying stays', async () => {
  const { user, path } = await inTheRoom();
  await user.click(screen.getByRole('link', { name: 'MockMate' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave the room?' });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Stay' })).toHaveFocus());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(path()).toBe('/interviews/i1/live');
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

const ADA = { ...GUEST, guest: false, name: 'Ada', email: 'ada@example.org' };

test('a sign-in that ended leads to signing in and back', async () => {
  fakeServer({ ...SERVER, 'POST /api/interviews/i1/join': [refusal(401)] });
  fakeMedia();
  openPage('/interviews/i1/live');
  expect(await screen.findByRole('heading', { name: 'You are signed out.' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Finterviews%2Fi1%2Flive',
  );
});

test('who signs in again over the page goes on', async () => {
  fakeServer({
    ...SERVER,
    'GET /api/auth/me': [{ body: ADA }],
    'GET /api/interviews': [
      { body: { items: [interview({ status: 'in_progress' })], next_cursor: null } },
    ],
    'GET /api/analytics/progress': [refusal(500)],
    'POST /api/interviews/i1/join': [refusal(401), { body: ROOM }],
    'POST /api/auth/login': [{ body: { ...GRANT, user: ADA } }],
  });
  const { peers } = fakeMedia();
  const { user } = openPage('/');
  await user.click(await screen.findByRole('link', { name: /Continue/ }));
  await screen.findByRole('heading', { name: 'Maya is ready for you' });
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Password/), 'secret words{Enter}');
  await waitFor(() => expect(peers.at(-1)?.channel.readyState).toBe('open'));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.queryByText('You are signed out.')).not.toBeInTheDocument();
});
