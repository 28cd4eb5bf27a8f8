import { expect, test } from 'vitest';
import { nextSearch, pageAfter } from './next-page';

test.each([
  ['/interviews/i1/results', '/interviews/i1/results'],
  ['/interviews?q=bank&page=2', '/interviews?q=bank&page=2'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/.//evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [undefined, '/'],
])('after %s comes %s', (next, page) => {
  expect(pageAfter(next)).toBe(page);
});

test('only words are taken from an address', () => {
  expect(nextSearch({ next: '/account', other: 1 })).toEqual({ next: '/account' });
  expect(nextSearch({ next: { a: 1 } })).toEqual({});
});
