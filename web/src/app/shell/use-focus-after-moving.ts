import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** A link goes away with its page, and would take the focus with it: then the new page gets it. */
export function useFocusAfterMoving(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return;
        if (document.activeElement !== document.body) return;
        document.getElementById('main')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
