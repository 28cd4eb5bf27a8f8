import { MantineProvider } from '@mantine/core';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PageError } from './PageError';

function open(error: Error) {
  const route = createRootRoute({
    component: () => <PageError error={error} reset={() => {}} />,
  });
  const router = createRouter({ routeTree: route, history: createMemoryHistory() });
  render(
    <MantineProvider env="test" withCssVariables={false}>
      <RouterProvider router={router} />
    </MantineProvider>,
  );
}

test('a page that broke says what is safe, and leads back', async () => {
  open(new Error('x is undefined'));
  expect(await screen.findByRole('heading', { name: 'This page broke.' })).toBeVisible();
  expect(screen.getByText('x is undefined')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the start' })).toHaveAttribute('href', '/');
});

test.each([
  'Failed to fetch dynamically imported module: https://mockmate.example/assets/results-1.js',
  'Importing a module script failed.',
  'error loading dynamically imported module: https://mockmate.example/assets/results-1.js',
])('a page that did not come says that and no address (%s)', async (message) => {
  open(new TypeError(message));
  expect(await screen.findByRole('heading', { name: 'This page did not load.' })).toBeVisible();
  expect(screen.queryByText(/assets/)).not.toBeInTheDocument();
});
