import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, useRouterState } from '@tanstack/react-router';
import { Toasts } from '@/components/Toasts';
import { NewVersion } from './installed/NewVersion';
import { LastResort } from './LastResort';
import type { makeRouter } from './router';
import { theme } from './theme';
import './styles';

interface AppProps {
  router: ReturnType<typeof makeRouter>;
  queries: QueryClient;
}

export function App({ router, queries }: AppProps) {
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
