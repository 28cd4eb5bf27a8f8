import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '@/lib/api-error';
import { makeRouter } from './router';
import { theme } from './theme';
import './styles';

/** Only what may pass by itself is tried again: no reply, or the server's own trouble. */
function worthRetrying(failures: number, error: Error): boolean {
  if (failures >= 2 || !(error instanceof ApiError)) return false;
  return error.status === null || error.status >= 500;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: worthRetrying } } });
}

export function App() {
  const [queries] = useState(makeQueryClient);
  const [router] = useState(() => makeRouter());
  return (
    // Variables come from our stylesheet, so that no inline <style> is needed.
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
