import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { Toasts } from '@/components/Toasts';
import { NewVersion } from './installed/NewVersion';
import { LastResort } from './LastResort';
import { makeQueryClient } from './query-client';
import type { makeRouter } from './router';
import { theme } from './theme';
import './styles';

export function App({ router }: { router: ReturnType<typeof makeRouter> }) {
  const [queries] = useState(makeQueryClient);
  // In a call nobody is asked about versions.
  const inRoom = useRouterState({
    router,
    select: ({ location }) => location.pathname.endsWith('/live'),
  });
  return (
    // Variables come from our stylesheet, so that no inline <style> is needed.
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false}>
      <QueryClientProvider client={queries}>
        <LastResort>
          <RouterProvider router={router} />
        </LastResort>
        <Toasts />
        {!inRoom && <NewVersion />}
      </QueryClientProvider>
    </MantineProvider>
  );
}
