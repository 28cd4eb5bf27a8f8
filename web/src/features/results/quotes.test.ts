import { expect, test } from 'vitest';
import { lettered, placeQuotes } from './quotes';

function quote(text: string, start_s = 0) {
  return { text, start_s, end_s: start_s + 1, kind: 'evidence' as const };
}

test('letters follow the order in which it was said', () => {
  const letters = lettered([quote('later', 9), quote('first', 1)]);
  expect(letters.map(({ letter, text }) => [letter, text])).toEqual([
    ['A', 'first'],
    ['B', 'later'],
  ]);
  const many = Array.from({ length: 27 }, (_, at) => quote('one', at));
  expect(lettered(many).at(-1)?.letter).toBe('A2');
});

test('a quote inside of another is told once, unless it says the opposite', () => {
  const whole = { ...quote('I moved the cache', 1), end_s: 4, kind: 'strength' as const };
  const part = { ...quote('the cache', 2), end_s: 4 };
  const bad = { ...part, kind: 'weakness' as const };
  expect(lettered([part, whole]).map(({ text }) => text)).toEqual([whole.text]);
  expect(lettered([bad, whole])).toHaveLength(2);
});

test('a quote is found whatever its case and punctuation, and the text stays whole', () => {
  const said = 'Well: I moved the cache, don’t ask. Then I moved the cache again.';
  const { texts, elsewhere } = placeQuotes([said], lettered([quote('DONT ask then')]));
  expect(texts[0]?.map(({ text }) => text).join('')).toBe(said);
  expect(texts[0]?.filter((part) => part.quote !== null).map(({ text }) => text)).toEqual([
    'don’t ask. Then',
  ]);
  expect(elsewhere).toEqual([]);
});

test('the same words twice are two places, and no quote lies over another', () => {
  const twice = [quote('the cache', 1), quote('the cache', 5), quote('cache and the', 6)];
  const { texts, elsewhere } = placeQuotes(['the cache and', 'the cache'], lettered(twice));
  const marked = texts.map((parts) => parts.flatMap((part) => part.quote?.letter ?? []));
  expect(marked).toEqual([['A'], ['B']]);
  expect(elsewhere.map(({ letter }) => letter)).toEqual(['C']);
});

test('words that were corrected away are elsewhere', () => {
  const { texts, elsewhere } = placeQuotes(['I did it.', ''], lettered([quote('we did it')]));
  expect(texts).toEqual([[{ text: 'I did it.', quote: null }], []]);
  expect(elsewhere).toHaveLength(1);
});
