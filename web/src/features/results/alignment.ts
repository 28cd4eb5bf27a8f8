/** A word of a text and where it stands in it; `word` is without case and apostrophes. */
export interface Token {
  word: string;
  begin: number;
  end: number;
}

/** Words are letters and digits: punctuation is written by whoever writes it down. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}'’]+/gu)].map((match) => ({
    word: match[0].replaceAll(/['’]/g, '').toLowerCase(),
    begin: match.index,
    end: match.index + match[0].length,
  }));
}

/** Beyond this many comparisons a page would stand still; nothing is matched in between then. */
const MOST_COMPARED = 6_000_000;

/** The longest way to pair equal words of two texts in order: [place in a, place in b]. */
export function pairs(a: readonly string[], b: readonly string[]): [number, number][] {
  let begin = 0;
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin += 1;
  let tail = 0;
  const room = Math.min(a.length, b.length) - begin;
  while (tail < room && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = longest(a.slice(begin, a.length - tail), b.slice(begin, b.length - tail));
  return [
    ...Array.from({ length: begin }, (_, at): [number, number] => [at, at]),
    ...middle.map(([i, j]): [number, number] => [i + begin, j + begin]),
    ...Array.from({ length: tail }, (_, at): [number, number] => [
      a.length - tail + at,
      b.length - tail + at,
    ]),
  ];
}

/** The same where neither begins nor ends alike: the longest common subsequence. */
function longest(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_COMPARED) return [];
  const width = b.length + 1;
  // lengths[i * width + j]: how many can be paired of what follows i and j.
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  text: string;
  shared: boolean;
}

/** A chance word in common inside a rewritten passage reads as noise: this many make a stretch. */
const SHORTEST_SHARED = 3;

/** Two versions of a text, each cut where they part. */
export function compare(before: string, after: string): { before: Stretch[]; after: Stretch[] } {
  const [a, b] = [tokensOf(before), tokensOf(after).map((token) => outOfBlanks(token, after))];
  const same = runs(
    pairs(
      a.map(({ word }) => word),
      b.map(({ word }) => word),
    ),
  );
  return {
    before: cut(before, a, new Set(same.map(([i]) => i))),
    after: cut(after, b, new Set(same.map(([, j]) => j))),
  };
}

/** A word in a blank is for the reader to replace, so it is the same as none. */
function outOfBlanks(token: Token, text: string): Token {
  const open = text.lastIndexOf('[', token.begin);
  const inside = open !== -1 && text.indexOf(']', open) >= token.end;
  return inside ? { ...token, word: `[${token.word}` } : token;
}

/** Only pairs that stand in a row of several, on both sides. */
function runs(paired: readonly [number, number][]): [number, number][] {
  const rows: [number, number][][] = [];
  for (const pair of paired) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row !== undefined && last?.[0] === pair[0] - 1 && last[1] === pair[1] - 1) row.push(pair);
    else rows.push([pair]);
  }
  return rows.filter((row) => row.length >= SHORTEST_SHARED).flat();
}

function cut(text: string, tokens: readonly Token[], shared: ReadonlySet<number>): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  tokens.forEach((_, at) => {
    const next = tokens[at + 1];
    // What stands between two words belongs to the first of them, but for what opens the second.
    const opening = /[[(“‘"]*$/.exec(text.slice(from, next?.begin))?.[0].length ?? 0;
    const to = next === undefined ? text.length : next.begin - opening;
    const last = stretches.at(-1);
    if (last !== undefined && last.shared === shared.has(at)) last.text += text.slice(from, to);
    else stretches.push({ text: text.slice(from, to), shared: shared.has(at) });
    from = to;
  });
  return stretches.length === 0 && text !== '' ? [{ text, shared: false }] : stretches;
}
