import { registerSW } from 'virtual:pwa-register';
import { createStore, type Readable } from '@/media/store';

type Reload = () => void;

const waiting = createStore<Reload | null>(null);

/** How to change to the new version of the app that has come; null while there is none. */
export const newVersion: Readable<Reload | null> = waiting;

const LOOK_EVERY_MS = 60 * 60 * 1_000;

/** Has the shell kept for times without a line, and looks for a newer one now and then. */
export function startInstalled(): void {
  const change = registerSW({
    onNeedRefresh: () => waiting.set(() => void change(true)),
    onRegisteredSW: (_address, registration) => {
      if (registration === undefined) return;
      // Offline there is nothing to find, and a browser's own look comes soon enough.
      setInterval(() => void registration.update().catch(() => {}), LOOK_EVERY_MS);
    },
  });
}

/** The notice goes; the new version comes with the next visit. */
export function laterVersion(): void {
  waiting.set(null);
}
