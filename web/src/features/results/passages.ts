import { pairs, tokensOf } from './alignment';
import type { AnswerResult } from './api/get-results';
import { type Lettered, type Part, placeQuotes } from './quotes';

/** The least pause that is worth a mark, in seconds. */
export const LONG_PAUSE_S = 1;

/** What a transcript is made of: its letters, words with their time, and what was heard between. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'word'; text: string; start_s: number; filler: boolean }
  | { kind: 'filler'; text: string }
  | { kind: 'pause'; seconds: number };

export interface Passage {
  quote: Lettered | null;
  pieces: Piece[];
}

export interface Transcript {
  /** The answer, then each follow-up, in passages. */
  texts: Passage[][];
  /** Quotes that stand in none of them, such as words that were corrected away. */
  elsewhere: Lettered[];
}

interface Heard {
  at_s: number;
  piece: Piece;
}

/** The transcript with the time of each word that was heard, and pauses and fillers in between. */
export function transcriptOf(answer: AnswerResult, quotes: readonly Lettered[]): Transcript {
  const said = [answer.transcript, ...answer.follow_ups.map(({ transcript }) => transcript)];
  const placed = placeQuotes(said, quotes);
  const times = timesOf(said, answer.words);
  const between = heardBetween(answer.delivery);
  return {
    elsewhere: placed.elsewhere,
    texts: placed.texts.map((parts, text) => inPassages(parts, times[text] ?? [], between)),
  };
}

/** For each word of each text when it was said; null for one that was written in later. */
function timesOf(texts: readonly string[], words: AnswerResult['words']): (number | null)[][] {
  const heard = words.flatMap(({ text, start_s }) =>
    tokensOf(text).map(({ word }) => ({ word, start_s })),
  );
  const written = texts.map((text) => tokensOf(text).map(({ word }) => word));
  const when = new Map(
    pairs(
      written.flat(),
      heard.map(({ word }) => word),
    ).map(([at, found]) => [at, heard[found]?.start_s ?? null]),
  );
  let first = 0;
  return written.map((tokens) => {
    const found = tokens.map((_, at) => when.get(first + at) ?? null);
    first += tokens.length;
    return found;
  });
}

function heardBetween(delivery: AnswerResult['delivery']): Heard[] {
  if (delivery === null) return [];
  const pauses = delivery.pauses
    .map(({ start_s, end_s }) => ({ at_s: start_s, seconds: end_s - start_s }))
    .filter(({ seconds }) => seconds >= LONG_PAUSE_S);
  return [
    ...pauses.map(({ at_s, seconds }): Heard => ({ at_s, piece: { kind: 'pause', seconds } })),
    ...delivery.fillers.map(
      ({ word, at_s }): Heard => ({ at_s, piece: { kind: 'filler', text: word } }),
    ),
  ].sort((a, b) => a.at_s - b.at_s);
}

/** Takes from `between` what was heard before each word. */
function inPassages(
  parts: readonly Part[],
  times: readonly (number | null)[],
  between: Heard[],
): Passage[] {
  let token = 0;
  // What is left of a filler of several words: "you know".
  let rest: string[] = [];
  return parts.map(({ text, quote }) => {
    const pieces: Piece[] = [];
    let from = 0;
    for (const { word, begin, end } of tokensOf(text)) {
      const start_s = times[token] ?? null;
      token += 1;
      if (start_s === null) continue;
      pieces.push({ kind: 'text', text: text.slice(from, begin) });
      if (rest.length === 0) rest = hearUntil(start_s, word, between, pieces);
      const filler = rest[0] === word;
      rest = filler ? rest.slice(1) : [];
      pieces.push({ kind: 'word', text: text.slice(begin, end), start_s, filler });
      from = end;
    }
    pieces.push({ kind: 'text', text: text.slice(from) });
    return { quote, pieces: pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '') };
  });
}

/** How much earlier than its sound a recogniser may place a word, in seconds. */
const EARLY_S = 0.25;

/** Puts down what comes before this word; where a filler begins with it, the filler's words. */
function hearUntil(start_s: number, word: string, between: Heard[], into: Piece[]): string[] {
  for (;;) {
    const next = between[0];
    if (next === undefined || next.at_s > start_s + EARLY_S) return [];
    between.shift();
    if (next.piece.kind === 'filler') {
      const words = tokensOf(next.piece.text).map((token) => token.word);
      if (words[0] === word) return words;
    }
    into.push(next.piece);
  }
}
