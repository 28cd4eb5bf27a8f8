import { createStore, type Readable } from '@/media/store';

const asked = createStore(0);

/** How often the palette was asked for; it opens each time that this grows. */
export const paletteAsked: Readable<number> = asked;

export function openPalette(): void {
  asked.set(asked.get() + 1);
}

const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys that open it, as this system writes them. */
export const PALETTE_KEYS = APPLE ? '⌘ K' : 'Ctrl K';
