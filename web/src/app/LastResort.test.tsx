import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { LastResort } from './LastResort';

function Breaks(): never {
  throw new Error('I led a team of four');
}

test('where everything broke there are words and a way out', () => {
  // React tells the console of every error that it catches; here that is the point.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  render(
    <LastResort>
      <Breaks />
    </LastResort>,
  );
  expect(screen.getByRole('heading', { name: 'This page broke.' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the start' })).toHaveAttribute('href', '/');
  expect(screen.queryByText(/team of four/)).not.toBeInTheDocument();
});
