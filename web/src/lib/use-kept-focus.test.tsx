import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useKeptFocus } from './use-kept-focus';

function List() {
  useKeptFocus();
  const [rows, setRows] = useState(['one', 'two']);
  return (
    <ul aria-label="Rows">
      {rows.map((row) => (
        <li key={row}>
          <button type="button" onClick={() => setRows((all) => all.filter((one) => one !== row))}>
            Delete {row}
          </button>
        </li>
      ))}
    </ul>
  );
}

test('the focus of a row that goes away stays in its list', async () => {
  render(<List />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Delete two' }));
  await waitFor(() => expect(screen.getByRole('list', { name: 'Rows' })).toHaveFocus());
  await user.tab();
  expect(screen.getByRole('button', { name: 'Delete one' })).toHaveFocus();
});
