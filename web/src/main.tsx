import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startReporting } from '@/lib/faults';
import { startTexts } from '@/lib/i18n';
import { startTelemetry } from '@/lib/telemetry';
import { App } from './app/App';
import { startInstalled } from './app/installed/update';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
await startTexts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** What nobody waits for comes after the page. */
async function afterwards(): Promise<void> {
  await startReporting();
  startTelemetry();
  const { watchVitals } = await import('@/lib/web-vitals');
  watchVitals();
  if (import.meta.env.PROD) startInstalled();
}

void afterwards();
