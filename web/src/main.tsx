// First of all: it asks for what the page needs while the rest is still on its way.
import './app/early';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { meQuery } from '@/lib/api/get-me';
import { startReporting } from '@/lib/faults';
import { startTexts } from '@/lib/i18n';
import { startTelemetry } from '@/lib/telemetry';
import { App } from './app/App';
import { bringData } from './app/first-data';
import { startInstalled } from './app/installed/update';
import { makeQueryClient } from './app/query-client';
import { makeRouter } from './app/router';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

/** The page is drawn once, with its words and for whom, rather than first its frame and then again. */
async function start(root: HTMLElement): Promise<void> {
  const router = makeRouter();
  const queries = makeQueryClient();
  void queries.prefetchQuery(meQuery);
  await startTexts();
  await router.load();
  await bringData(queries, location);
  createRoot(root).render(
    <StrictMode>
      <App router={router} queries={queries} />
    </StrictMode>,
  );
  await afterwards();
}

/** What nobody waits for comes after the page. */
async function afterwards(): Promise<void> {
  await startReporting();
  startTelemetry();
  const { watchVitals } = await import('@/lib/web-vitals');
  watchVitals();
  if (import.meta.env.PROD) startInstalled();
}

// Not awaited here: pages need this file to be through before they load.
void start(root);
