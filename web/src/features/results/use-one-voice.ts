import { useEffect } from 'react';

/** What begins to play silences what played before: two voices at once help nobody. */
export function useOneVoice(): void {
  useEffect(() => {
    const hush = (event: Event) => {
      for (const element of document.querySelectorAll('audio')) {
        if (element !== event.target && !element.paused) element.pause();
      }
    };
    // Media events do not bubble, but they are caught on their way down.
    document.addEventListener('play', hush, true);
    return () => document.removeEventListener('play', hush, true);
  }, []);
}
