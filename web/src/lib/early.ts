/** What the first page asks for, sent before the scripts that want it have come. */

/** A page that shows only then shows what is true now. */
const LASTS_MS = 10_000;

const sent = new Map<string, Promise<Response>>();

/** Sends a GET for a path of our own, for whoever asks for the same first. */
export function askEarly(path: string): void {
  const { href } = new URL(path, location.origin);
  const reply = fetch(href);
  // Whoever takes it hears of a failure; where nobody does, nobody has to.
  reply.catch(() => {});
  sent.set(href, reply);
}

/** The reply that is already on its way, once; undefined where none is. */
export function takeEarly({ method, url }: Request): Promise<Response> | undefined {
  if (method !== 'GET' || performance.now() > LASTS_MS) return undefined;
  const reply = sent.get(url);
  sent.delete(url);
  return reply;
}
