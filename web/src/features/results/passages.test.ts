import { expect, test } from 'vitest';
import { answer } from '../../../test/fake-server';
import { judgedAnswer } from '../../../test/judged';
import { type Passage, transcriptOf } from './passages';
import { lettered } from './quotes';

function word(text: string, start_s: number) {
  return { text, start_s, end_s: start_s + 0.4, confidence: 0.9 };
}

function shown(passages: readonly Passage[] | undefined): string {
  return (passages ?? [])
    .flatMap(({ pieces }) => pieces)
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'pause') return `(${piece.seconds.toFixed(1)} s)`;
      if (piece.kind === 'filler') return `{${piece.text}}`;
      return `${piece.text}${piece.filler ? '~' : ''}@${piece.start_s}`;
    })
    .join('');
}

const delivery = judgedAnswer().delivery;

test('each word has its time; pauses and fillers stand where they were heard', () => {
  const said = answer({
    transcript: 'I moved, you know, the cache.',
    words: [
      word('I', 0),
      word('moved,', 1),
      word('you', 3),
      word('know,', 3.4),
      word('the', 6),
      word('cache.', 7),
    ],
    delivery: delivery && {
      ...delivery,
      pauses: [
        { start_s: 1.6, end_s: 2.8 },
        { start_s: 6.4, end_s: 6.9 },
      ],
      fillers: [
        { word: 'you know', at_s: 3 },
        { word: 'um', at_s: 5 },
      ],
    },
  });
  expect(shown(transcriptOf(said, []).texts[0])).toBe(
    'I@0 moved@1, (1.2 s)you~@3 know~@3.4, {um}the@6 cache@7.',
  );
});

test('follow-ups go on along the same time line, and words that were corrected have no time', () => {
  const said = answer({
    transcript: 'I split it.',
    follow_ups: [{ question_id: 'q1b', question: 'Why?', transcript: 'It grew.' }],
    words: [word('I', 0), word('displitted', 1), word('it.', 2), word('It', 9), word('grew.', 10)],
  });
  const { texts } = transcriptOf(said, []);
  expect(shown(texts[0])).toBe('I@0 split it@2.');
  expect(shown(texts[1])).toBe('It@9 grew@10.');
});

test('a quote keeps its words', () => {
  const said = answer({
    transcript: 'So I moved the cache.',
    words: [word('So', 0), word('I', 1), word('moved', 2), word('the', 3), word('cache.', 4)],
    quotes: [{ text: 'moved the cache', start_s: 2, end_s: 4.4, kind: 'strength' }],
  });
  const quotes = lettered(said.quotes);
  const passages = transcriptOf(said, quotes).texts[0] ?? [];
  expect(passages.map(({ quote }) => quote?.letter ?? null)).toEqual([null, 'A', null]);
  expect(shown(passages)).toBe('So@0 I@1 moved@2 the@3 cache@4.');
});
