/** Keeps the screen on, where the browser can, until the returned function is called. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => {};
  let held: WakeLockSentinel | null = null;
  let wanted = true;
  const take = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (wanted) held = lock;
      else await lock.release();
    } catch (error) {
      // Refused, as on a low battery: the interview goes on, and the screen may go dark.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  // Browsers take it back whenever the page is hidden.
  const again = () => void take();
  document.addEventListener('visibilitychange', again);
  void take();
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', again);
    void held?.release();
  };
}
