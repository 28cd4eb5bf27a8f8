import { expect, test } from 'vitest';
import { compare, pairs } from './alignment';

function marked(stretches: { text: string; shared: boolean }[]) {
  return stretches.map(({ text, shared }) => (shared ? text : `<${text}>`)).join('');
}

test('equal words are paired in order, the rest is left out', () => {
  const [a, b] = ['a b c d'.split(' '), 'a x c d'.split(' ')];
  expect(pairs(a, b)).toEqual([
    [0, 0],
    [2, 2],
    [3, 3],
  ]);
  expect(pairs(['a'], [])).toEqual([]);
  expect(pairs(['a', 'b', 'a'], ['a', 'a'])).toEqual([
    [0, 0],
    [2, 1],
  ]);
});

test('two versions are cut where they part, and stay whole', () => {
  const mine = 'So we moved the reads over, um, and it went fine.';
  const better = 'We moved the reads over, and closing took forty seconds.';
  const { before, after } = compare(mine, better);
  expect(marked(before)).toBe('<So >we moved the reads over, <um, and it went fine.>');
  expect(marked(after)).toBe('We moved the reads over, <and closing took forty seconds.>');
  expect(before.map(({ text }) => text).join('')).toBe(mine);
});

test('a blank is never what was said, and keeps both its brackets', () => {
  const { after } = compare('it was locked for some minutes', 'it was locked for [minutes] then');
  expect(marked(after)).toBe('it was locked for <[minutes] then>');
});

test('chance words in common are not a stretch', () => {
  const { after } = compare('the cat sat there', 'a dog and the bird flew');
  expect(marked(after)).toBe('<a dog and the bird flew>');
});
