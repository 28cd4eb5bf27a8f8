/** The browsers whose switch for the microphone is in a place of its own. */
export type BrowserKind = 'chrome' | 'edge' | 'firefox' | 'safari' | 'ios' | 'android' | 'other';

interface Agent {
  userAgent: string;
  maxTouchPoints: number;
}

/** Which browser this is, for telling people where its switches are; never for what it can do. */
export function browserKind({ userAgent, maxTouchPoints }: Agent): BrowserKind {
  // An iPad calls itself a Mac; no Mac has a touch screen. All browsers there share one switch.
  const apple = /iPhone|iPad|iPod/.test(userAgent);
  if (apple || (userAgent.includes('Macintosh') && maxTouchPoints > 1)) return 'ios';
  if (userAgent.includes('Firefox/')) return 'firefox';
  if (userAgent.includes('Android')) return 'android';
  if (userAgent.includes('Edg/')) return 'edge';
  if (userAgent.includes('Chrome/')) return 'chrome';
  return userAgent.includes('Safari/') ? 'safari' : 'other';
}
