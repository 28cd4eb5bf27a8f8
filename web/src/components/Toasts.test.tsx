import { MantineProvider } from '@mantine/core';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '@/lib/api-error';
import { dismissToast, showToast, showUndo, toasts } from '@/lib/toasts';
import { Toasts } from './Toasts';

function open() {
  render(
    <MantineProvider env="test" withCssVariables={false}>
      <main id="main" tabIndex={-1} />
      <Toasts />
    </MantineProvider>,
  );
  return userEvent.setup();
}

afterEach(() => {
  for (const { id } of toasts.get()) dismissToast(id);
  vi.useRealTimers();
});

test('what was deleted can be taken back, and the focus stays on the page', async () => {
  const user = open();
  const undo = vi.fn();
  act(() => showUndo('Interview deleted', undo));
  await user.click(screen.getByRole('button', { name: 'Undo Z' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Interview deleted')).not.toBeInTheDocument();
  expect(screen.getByRole('main')).toHaveFocus();
});

test('Z takes the newest back', async () => {
  const user = open();
  const [first, second] = [vi.fn(), vi.fn()];
  act(() => {
    showUndo('One deleted', first);
    showUndo('Two deleted', second);
    showToast('Copied');
  });
  await user.keyboard('z');
  expect(second).toHaveBeenCalledOnce();
  expect(first).not.toHaveBeenCalled();
});

test('an undo that fails says so', async () => {
  const user = open();
  act(() => showUndo('Interview deleted', () => Promise.reject(new ApiError(null, {}))));
  await user.keyboard('z');
  expect(await screen.findByText('The server cannot be reached.')).toBeVisible();
});

test('it goes by itself, but not under a pointer', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = open();
  act(() => showToast('Copied'));
  await user.hover(screen.getByText('Copied'));
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  await user.unhover(screen.getByText('Copied'));
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  await waitFor(() => expect(screen.queryByText('Copied')).not.toBeInTheDocument());
});
