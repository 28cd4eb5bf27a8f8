import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '@/lib/i18n';
import { App } from './app/App';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
await startTexts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
