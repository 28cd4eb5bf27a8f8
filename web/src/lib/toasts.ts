import { createStore, type Readable } from '@/media/store';

/** A short word at the edge of the page about what was just done. */
export interface Toast {
  id: number;
  text: string;
  /** Takes back what was done; null where that cannot be. */
  undo: (() => unknown) | null;
}

const shown = createStore<readonly Toast[]>([]);
let last = 0;

/** Those that stand now, the oldest first. */
export const toasts: Readable<readonly Toast[]> = shown;

function show(text: string, undo: Toast['undo']): void {
  last += 1;
  shown.set([...shown.get(), { id: last, text, undo }]);
}

/** Says what happened: `showToast(t('saved'))`. For what needs no answer. */
export function showToast(text: string): void {
  show(text, null);
}

/**
 * Says what was deleted and offers to take it back, by a button or the key Z, for eight seconds.
 *
 * `undo` may return a promise; where it is rejected, the page says so.
 * `showUndo(t('deleted'), () => restore.mutateAsync(id))`.
 */
export function showUndo(text: string, undo: () => unknown): void {
  show(text, undo);
}

export function dismissToast(id: number): void {
  shown.set(shown.get().filter((toast) => toast.id !== id));
}
