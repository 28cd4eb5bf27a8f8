/**
 * Calls `run` at every press until the returned function is called.
 *
 * Browsers let sound begin from a press only, and some take it back while the page is hidden, so
 * one press is not enough.
 */
export function onGesture(run: () => void): () => void {
  window.addEventListener('pointerup', run);
  window.addEventListener('keydown', run);
  return () => {
    window.removeEventListener('pointerup', run);
    window.removeEventListener('keydown', run);
  };
}
