import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

const register = vi.hoisted(() => vi.fn());
vi.mock('virtual:pwa-register', () => ({ registerSW: register }));

const change = vi.fn();

beforeEach(() => {
  register.mockReturnValue(change);
});

async function open() {
  const [{ NewVersion }, { startInstalled }] = await Promise.all([
    import('./NewVersion'),
    import('./update'),
  ]);
  render(
    <MantineProvider env="test" withCssVariables={false}>
      <NewVersion />
    </MantineProvider>,
  );
  startInstalled();
  const [{ onNeedRefresh }] = register.mock.lastCall ?? [];
  return { user: userEvent.setup(), come: () => act(() => onNeedRefresh()) };
}

test('a new version asks, and is loaded when it may', async () => {
  const { user, come } = await open();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  await come();
  expect(change).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Load it' }));
  expect(change).toHaveBeenCalledWith(true);
});

test('it can wait', async () => {
  const { user, come } = await open();
  await come();
  await user.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.queryByText(/new version/)).not.toBeInTheDocument();
});
