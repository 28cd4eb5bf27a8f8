import type { Spans } from '@/lib/api/get-resumes';

/** A stretch of a text, from and to, in characters as the API counts them (code points). */
export type Place = readonly [from: number, to: number];

/** Where a field stands: at its own path, or at those of its parts ("skills/0", "skills/1"). */
export function placesOf(spans: Spans, path: string): Place[] {
  return Object.entries(spans)
    .filter(([at]) => at === path || at.startsWith(`${path}/`))
    .map(([, [from = 0, to = 0]]) => [from, to] as const)
    .sort(([one], [other]) => one - other);
}

/** The whole lines that places stand on, each once, in order. */
export function linesOf(text: readonly string[], places: readonly Place[]): Place[] {
  const lines: Place[] = [];
  for (const [from, to] of places) {
    const begin = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
    const next = text.indexOf('\n', Math.max(from, to - 1));
    const line: Place = [from === 0 ? 0 : begin, next < 0 ? text.length : next];
    const last = lines.at(-1);
    if (last !== undefined && line[0] <= last[1]) lines[lines.length - 1] = join(last, line);
    else lines.push(line);
  }
  return lines;
}

function join([from, to]: Place, [otherFrom, otherTo]: Place): Place {
  return [Math.min(from, otherFrom), Math.max(to, otherTo)];
}

const UNSEEN = /[\p{Cc}\p{Co}]/u;

/**
 * A text in characters as the API counts them: JavaScript's own count takes some as two. Signs that
 * no font draws become spaces, so that the places of the others stay.
 */
export function charactersOf(text: string): string[] {
  return Array.from(text, (sign) => (sign !== '\n' && UNSEEN.test(sign) ? ' ' : sign));
}
