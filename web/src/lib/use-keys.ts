import { useEffect, useRef } from 'react';

/** What a key does; `up` follows `down` when the key is let go. Names are as in KeyboardEvent.key. */
export type KeyMap = Record<string, { down: () => void; up?: () => void }>;

const TEXT_TYPES = ['text', 'search', 'number', 'email', 'password', 'url'];

function takesText(target: Element): boolean {
  if (target instanceof HTMLInputElement) return TEXT_TYPES.includes(target.type);
  return target.matches('textarea, select, [contenteditable="true"]');
}

/** Enter and Space belong to the control that has the focus. */
function ownsKey(target: Element, key: string): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  return target.closest('button, a[href], input, summary, audio, [role="button"]') !== null;
}

function applies(event: KeyboardEvent): boolean {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('[role="dialog"]') !== null) return false;
  const { target } = event;
  return !(target instanceof Element && (takesText(target) || ownsKey(target, event.key)));
}

function named(keys: KeyMap, key: string): KeyMap[string] | undefined {
  return keys[key.length === 1 ? key.toLowerCase() : key];
}

/** Keys of a page, silent while somebody types, in a dialog, or with a modifier. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const action = applies(event) ? named(latest.current, event.key) : undefined;
      if (action === undefined) return;
      event.preventDefault();
      action.down();
    };
    const up = (event: KeyboardEvent) => named(latest.current, event.key)?.up?.();
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, []);
}
