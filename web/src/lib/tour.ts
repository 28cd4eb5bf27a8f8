import { createStore, type Readable } from '@/media/store';

const KEY = 'tour-seen';

const asked = createStore(false);

/** True where somebody asked to see the tour again. */
export const tourAsked: Readable<boolean> = asked;

/** Whether it was seen to its end, or skipped, in this browser. */
export function tourSeen(): boolean {
  return localStorage.getItem(KEY) !== null;
}

/** Home shows it again. */
export function showTour(): void {
  asked.set(true);
}

/** It was seen or skipped, and does not come again by itself. */
export function endTour(): void {
  localStorage.setItem(KEY, 'yes');
  asked.set(false);
}
