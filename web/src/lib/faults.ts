type Sink = (error: unknown) => void;

let sink: Sink | null = null;

/** Where the server says that faults of the page go; null where nobody wants them. */
function reportsTo(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="sentry-dsn"]')?.content ?? null;
}

/** Tells of a fault that was caught on its way, where somebody wants to know. */
export function reportFault(error: unknown): void {
  sink?.(error);
}

/** From here on faults are reported, if they are wanted: what reports them is loaded only then. */
export async function startReporting(): Promise<void> {
  const dsn = reportsTo();
  if (dsn === null) return;
  const { sentry } = await import('./faults-to-sentry');
  sink = sentry(dsn);
}
