const KEY = 'figures';

/** Whether this browser may tell how fast pages are and how calls go; nothing else is told. */
export function tellsFigures(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

/** Keeps the choice in this browser. */
export function setTellsFigures(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
}
