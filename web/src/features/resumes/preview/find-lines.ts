import type { Place } from '../places';

/** What a PDF draws at once: some characters, and the box around them in shares of the page. */
export interface Piece {
  text: string;
  page: number;
  box: Box;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Mark {
  page: number;
  box: Box;
}

/** Two readers of one PDF agree about its letters, hardly about its spaces, bullets and dashes. */
function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}+#@]+/gu, '');
}

/** Shorter beginnings stand anywhere. */
const SHORTEST = 8;

/** The letters of all pieces in one row, and which piece each belongs to. */
export class Letters {
  private readonly all: string;
  private readonly owner: number[] = [];
  private readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    let all = '';
    pieces.forEach(({ text }, index) => {
      const letters = squeeze(text);
      for (let at = 0; at < letters.length; at += 1) this.owner.push(index);
      all += letters;
    });
    this.all = all;
  }

  /** The boxes of a line; `near` is its place in the whole text, from 0 to 1, if it is not alone. */
  find(line: string, near: number): Mark[] {
    const wanted = squeeze(line);
    if (wanted === '') return [];
    const begin = this.nearest(wanted, near);
    if (begin !== null) return this.marks(begin, wanted.length);
    // A line that wraps differently still begins the same.
    for (let length = wanted.length >> 1; length >= SHORTEST; length = length >> 1) {
      const part = this.nearest(wanted.slice(0, length), near);
      if (part !== null) return this.marks(part, length);
    }
    return [];
  }

  private nearest(wanted: string, near: number): number | null {
    const target = near * this.all.length;
    let best: number | null = null;
    for (let at = this.all.indexOf(wanted); at >= 0; at = this.all.indexOf(wanted, at + 1)) {
      if (best === null || Math.abs(at - target) < Math.abs(best - target)) best = at;
    }
    return best;
  }

  private marks(begin: number, length: number): Mark[] {
    const indexes = new Set(this.owner.slice(begin, begin + length));
    const marks: Mark[] = [];
    for (const index of indexes) {
      const piece = this.pieces[index];
      if (piece === undefined || piece.text.trim() === '') continue;
      const last = marks.at(-1);
      if (last !== undefined && last.page === piece.page && onOneLine(last.box, piece.box)) {
        last.box = around(last.box, piece.box);
      } else {
        marks.push({ page: piece.page, box: piece.box });
      }
    }
    return marks;
  }
}

function onOneLine(one: Box, other: Box): boolean {
  const middle = other.top + other.height / 2;
  return middle > one.top && middle < one.top + one.height;
}

function around(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}

/** Where lines of the read text stand on the pages. */
export function marksOf(
  letters: Letters,
  text: readonly string[],
  lines: readonly Place[],
): Mark[] {
  return lines.flatMap(([from, to]) =>
    text
      .slice(from, to)
      .join('')
      .split('\n')
      .flatMap((line) => letters.find(line, from / Math.max(1, text.length))),
  );
}
