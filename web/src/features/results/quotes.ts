import { type Token, tokensOf } from './alignment';
import type { AnswerResult } from './api/get-results';
import type { Clip } from './use-player';

type Quote = AnswerResult['quotes'][number];

/** A quote with the letter that it is called by. */
export interface Lettered extends Quote {
  letter: string;
}

/** A piece of a text, and the quote that it is. */
export interface Part {
  text: string;
  quote: Lettered | null;
}

export interface Placed {
  /** Each text in pieces. */
  texts: Part[][];
  /** Quotes that stand in none of them, such as words that were corrected away. */
  elsewhere: Lettered[];
}

interface Found {
  text: number;
  begin: number;
  end: number;
  quote: Lettered;
}

/** The quotes in the order they were said, as A, B, C; what another one says as well is left out. */
export function lettered(quotes: readonly Quote[]): Lettered[] {
  const inOrder = [...quotes].sort((a, b) => a.start_s - b.start_s || b.end_s - a.end_s);
  const told = inOrder.filter(
    (quote, at) => !inOrder.slice(0, at).some((other) => saysAsWell(other, quote)),
  );
  return told.map((quote, at) => ({ ...quote, letter: letterOf(at) }));
}

function saysAsWell(other: Quote, quote: Quote): boolean {
  const within = other.start_s <= quote.start_s && quote.end_s <= other.end_s;
  return within && (quote.kind === other.kind || quote.kind === 'evidence');
}

/** Finds each quote once in the texts, whatever its case and punctuation; none over another. */
export function placeQuotes(texts: readonly string[], quotes: readonly Lettered[]): Placed {
  const tokens = texts.map(tokensOf);
  const found: Found[] = [];
  const elsewhere: Lettered[] = [];
  for (const quote of quotes) {
    const wanted = tokensOf(quote.text).map(({ word }) => word);
    const place = tokens
      .flatMap((said, text) => spansOf(said, wanted).map((span) => ({ ...span, text, quote })))
      .find((one) => !found.some((other) => overlap(one, other)));
    if (place === undefined) elsewhere.push(quote);
    else found.push(place);
  }
  const parts = texts.map((text, at) =>
    cut(
      text,
      found.filter((one) => one.text === at),
    ),
  );
  return { texts: parts, elsewhere };
}

/** Where these words were said; null where they are not among those that were heard. */
export function clipOf(text: string, words: AnswerResult['words']): Clip | null {
  const wanted = tokensOf(text).map(({ word }) => word);
  const heard = words.flatMap((word) =>
    tokensOf(word.text).map((token) => ({ word: token.word, of: word })),
  );
  if (wanted.length === 0) return null;
  const at = heard.findIndex((_, first) =>
    wanted.every((word, n) => heard[first + n]?.word === word),
  );
  const [begin, end] = [heard[at]?.of, heard[at + wanted.length - 1]?.of];
  return begin === undefined || end === undefined
    ? null
    : { start_s: begin.start_s, end_s: end.end_s };
}

function spansOf(
  said: readonly Token[],
  wanted: readonly string[],
): Pick<Found, 'begin' | 'end'>[] {
  if (wanted.length === 0) return [];
  return said.flatMap((first, at) => {
    const last = said[at + wanted.length - 1];
    const same = wanted.every((word, n) => said[at + n]?.word === word);
    return same && last !== undefined ? [{ begin: first.begin, end: last.end }] : [];
  });
}

function overlap(one: Found, other: Found): boolean {
  return one.text === other.text && one.begin < other.end && other.begin < one.end;
}

function cut(text: string, found: readonly Found[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { begin, end, quote } of [...found].sort((a, b) => a.begin - b.begin)) {
    parts.push(
      { text: text.slice(at, begin), quote: null },
      { text: text.slice(begin, end), quote },
    );
    at = end;
  }
  parts.push({ text: text.slice(at), quote: null });
  return parts.filter((part) => part.text !== '');
}

function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${letter}${Math.floor(at / 26) + 1}`;
}
