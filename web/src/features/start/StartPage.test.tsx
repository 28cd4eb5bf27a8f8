import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeServer, GRANT, GUEST, interview, NOBODY, refusal } from '../../../test/fake-server';
import { openPage } from '../../../test/open-page';

test('Start signs a stranger in as a guest and goes on', async () => {
  const seen = fakeServer({
    'GET /api/auth/me': [NOBODY],
    'POST /api/auth/guest': [{ status: 201, body: GRANT }],
  });
  const { user, path } = openPage('/');
  await user.click(await screen.findByRole('button', { name: 'Start' }));
  expect(await screen.findByRole('heading', { name: 'What are you preparing for?' })).toBeVisible();
  expect(path()).toBe('/interviews/new');
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(JSON.stringify({ ...localStorage })).not.toContain('access_token');
});

test('a person who left midway is offered to carry on', async () => {
  fakeServer({
    'GET /api/auth/me': [{ body: GUEST }],
    'GET /api/interviews': [
      { body: { items: [interview({ status: 'in_progress' })], next_cursor: null } },
    ],
  });
  openPage('/');
  expect(await screen.findByRole('heading', { name: 'Carry on where you stopped.' })).toBeVisible();
  const link = screen.getByRole('link', { name: 'Continue' });
  expect(link).toHaveAttribute('href', '/interviews/i1/green-room');
});

test('finished interviews lead to their results, others to the green room', async () => {
  fakeServer({
    'GET /api/auth/me': [{ body: GUEST }],
    'GET /api/interviews': [
      {
        body: {
          items: [interview({ status: 'completed' }), interview({ id: 'i2' })],
          next_cursor: null,
        },
      },
    ],
  });
  openPage('/');
  const finished = await screen.findByRole('link', { name: 'See results of Backend Engineer' });
  expect(finished).toHaveAttribute('href', '/interviews/i1/results');
  const open = screen.getByRole('link', { name: 'Begin Backend Engineer' });
  expect(open).toHaveAttribute('href', '/interviews/i2/green-room');
});

test('a list that does not load says so and can be asked for again', async () => {
  fakeServer({
    'GET /api/auth/me': [{ body: GUEST }],
    'GET /api/interviews': [
      refusal(500, { message: 'Something broke.' }),
      { body: { items: [], next_cursor: null } },
    ],
  });
  const { user } = openPage('/');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Your interviews did not load.');
  expect(alert).toHaveTextContent('Request r-1');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/They will be here/)).toBeVisible();
});
