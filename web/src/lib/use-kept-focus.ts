import { useEffect } from 'react';

/** Time for who gives the focus to a better place: a dialog that closes, a row that comes back. */
const OTHERS_FIRST_MS = 100;

/** Elements that surround one, from the inside out. */
function around(element: Element): Element[] {
  const chain: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) chain.push(at);
  return chain;
}

/**
 * Keeps the focus near where it was when its element goes away: a row that is deleted, a button
 * that gives way to a progress bar. Else the keyboard would begin at the top of the page again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let surroundings: Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      surroundings = around(target);
    };
    const keep = () => {
      const lost = last !== null && !last.isConnected && document.activeElement === document.body;
      const next = lost ? surroundings.find((element) => element.isConnected) : undefined;
      if (!(next instanceof HTMLElement) || next === document.body) return;
      if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
      next.focus({ preventScroll: true });
    };
    const watching = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      clearTimeout(timer);
      timer = setTimeout(keep, OTHERS_FIRST_MS);
    });
    document.addEventListener('focusin', note);
    watching.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      watching.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}
