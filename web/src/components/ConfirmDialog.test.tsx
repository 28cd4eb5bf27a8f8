import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ConfirmDialog } from './ConfirmDialog';

function open(typed?: string) {
  const [confirm, close] = [vi.fn(), vi.fn()];
  render(
    <MantineProvider env="test" withCssVariables={false}>
      <ConfirmDialog
        opened
        close={close}
        confirm={confirm}
        title="Delete the account?"
        action="Delete it"
        {...(typed === undefined ? {} : { typed })}
      >
        Everything goes.
      </ConfirmDialog>
    </MantineProvider>,
  );
  return { confirm, close, user: userEvent.setup() };
}

test('the first focus is on what changes nothing', async () => {
  const { confirm, close, user } = open();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(close).toHaveBeenCalledOnce();
  expect(confirm).not.toHaveBeenCalled();
});

test('what nothing brings back asks for a word', async () => {
  const { confirm, user } = open('delete');
  const button = screen.getByRole('button', { name: 'Delete it' });
  expect(button).toBeDisabled();
  await user.type(screen.getByLabelText('Type “delete” to go on'), 'delete{Enter}');
  expect(confirm).toHaveBeenCalledOnce();
});
