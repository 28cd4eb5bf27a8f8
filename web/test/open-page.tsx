import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeQueryClient } from '@/app/query-client';
import { makeRouter } from '@/app/router';
import { theme } from '@/app/theme';
import { Toasts } from '@/components/Toasts';

/** Opens the app at an address, as a person would. */
export function openPage(path: string) {
  const history = createMemoryHistory({ initialEntries: [path] });
  const queries = makeQueryClient();
  queries.setDefaultOptions({ queries: { retry: false } });
  const view = render(
    <MantineProvider theme={theme} withCssVariables={false} env="test">
      <QueryClientProvider client={queries}>
        <RouterProvider router={makeRouter(history)} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return {
    ...view,
    user: userEvent.setup(),
    path: () => history.location.pathname,
    search: () => history.location.search,
    hash: () => history.location.hash,
  };
}
