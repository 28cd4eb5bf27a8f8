import { tellsFigures } from './telemetry-choice';

/** What a page may tell, without a word of who sits before it; the API knows the same names. */
export type Measure =
  | 'lcp'
  | 'inp'
  | 'cls'
  | 'fcp'
  | 'ttfb'
  | 'joined-after'
  | 'heard-after'
  | 'reconnects'
  | 'microphone-refused'
  | 'page-error'
  | 'registered'
  | 'questions-made'
  | 'interview-created'
  | 'interview-started'
  | 'interview-completed'
  | 'quote-played'
  | 'practised-again';

interface Figure {
  name: Measure;
  value: number;
}

const ROOMS = ['green-room', 'live', 'results'];
const WAIT_MS = 5_000;
/** More than this in one report would only be a fault that repeats itself. */
const MOST = 50;

let started = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting = new Map<string, Figure[]>();

/** The kind of a page by its address, so that no address of a thing is ever sent. */
export function pageOf(pathname: string): string {
  const [first = '', second = '', third = ''] = pathname.split('/').slice(1);
  if (first === '') return 'home';
  if (first !== 'interviews') return first;
  if (second === 'new') return 'new-interview';
  return ROOMS.includes(third) ? third : 'interviews';
}

function send(): void {
  clearTimeout(timer);
  timer = undefined;
  const reports = [...waiting];
  waiting = new Map();
  for (const [page, measures] of reports) {
    const report = new Blob([JSON.stringify({ page, measures })], { type: 'application/json' });
    // It outlives the page, and nobody waits for it: what is lost is lost.
    navigator.sendBeacon('/api/telemetry', report);
  }
}

/** Notes a figure of the page at `pathname`: an event counts one. Sent a little later, with others. */
export function tell(name: Measure, value = 1, pathname = location.pathname): void {
  if (!started || !tellsFigures()) return;
  const page = pageOf(pathname);
  const measures = waiting.get(page) ?? [];
  if (measures.length >= MOST) return;
  waiting.set(page, [...measures, { name, value }]);
  timer ??= setTimeout(send, WAIT_MS);
}

/** From here on figures are sent. Once, when the app starts; tests and tools do not. */
export function startTelemetry(): void {
  started = true;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send();
  });
}
