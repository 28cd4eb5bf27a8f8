import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { loadCallSettings } from '@/lib/call-settings';
import { fakeMedia } from '../../../test/fake-media';
import { fakeServer, interview } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

const SERVER = { 'GET /api/interviews/i1': [{ body: interview() }] };
const ADDRESS = '/interviews/i1/green-room';

test('opens the microphone and lists it by name', async () => {
  fakeServer(SERVER);
  fakeMedia();
  openPage(ADDRESS);
  expect(await screen.findByRole('heading', { name: 'Say something.' })).toBeVisible();
  expect(screen.getByRole('meter', { name: 'Microphone level' })).toBeVisible();
  expect(await screen.findByRole('option', { name: 'Desk microphone' })).toBeInTheDocument();
});

test.each([
  ['NotAllowedError', 'Your browser is keeping the microphone off'],
  ['NotFoundError', 'No microphone is plugged in'],
  ['NotReadableError', 'Another program is using the microphone'],
])('explains %s and offers to type', async (refuse, title) => {
  fakeServer(SERVER);
  fakeMedia(refuse);
  const { user } = openPage(ADDRESS);
  expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Answer by typing instead' }));
  expect(screen.getByRole('heading', { name: 'You will answer by typing.' })).toBeVisible();
  expect(loadCallSettings().typing).toBe(true);
});

test('lets the microphone go when the candidate types', async () => {
  fakeServer(SERVER);
  const { tracks } = fakeMedia();
  const { user } = openPage(ADDRESS);
  await screen.findByRole('heading', { name: 'Say something.' });
  await user.click(screen.getByRole('switch', { name: 'Answer by typing instead' }));
  expect(tracks.map(({ stopped }) => stopped)).toEqual([true]);
});

test('keeps the settings for the call, and Enter joins', async () => {
  fakeServer(SERVER);
  fakeMedia('NotFoundError');
  const { user, path } = openPage(ADDRESS);
  expect(await screen.findByRole('heading', { name: 'Maya is ready for you' })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'I decide' }));
  await user.click(screen.getByRole('switch', { name: 'Hints when I am stuck' }));
  expect(loadCallSettings()).toMatchObject({ patience: 'manual', hints: false, captions: true });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(path()).toBe('/interviews/i1/live'));
});
