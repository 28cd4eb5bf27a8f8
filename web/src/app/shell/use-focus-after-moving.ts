import { useEffect, useRef } from 'react';

/**
 * A link goes away with its page, and would take the focus with it: then the new page gets it.
 * `pathname`: of the page that is drawn; its frame is drawn with it, or the page moves once more.
 */
export function useFocusAfterMoving(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (document.activeElement !== document.body) return;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}
