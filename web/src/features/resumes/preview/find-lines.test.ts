import { expect, test } from 'vitest';
import { Letters, marksOf, type Piece } from './find-lines';

function piece(text: string, page: number, left: number, top: number): Piece {
  return { text, page, box: { left, top, width: 0.1, height: 0.02 } };
}

const LETTERS = new Letters([
  piece('Ada ', 0, 0.1, 0.1),
  piece('Lovelace', 0, 0.2, 0.1),
  piece('Engineer', 0, 0.1, 0.3),
  piece('Wrote the ﬁrst pro', 0, 0.1, 0.4),
  piece('gram', 0, 0.1, 0.43),
  piece('Engineer', 1, 0.1, 0.2),
]);

test('a line of several pieces is one mark, whatever the spaces', () => {
  const [mark, ...others] = LETTERS.find('Ada  Lovelace', 0);
  expect(others).toEqual([]);
  expect(mark?.page).toBe(0);
  expect(mark?.box.left).toBe(0.1);
  expect(mark?.box.width).toBeCloseTo(0.2);
});

test('a bullet before a line is no part of it', () => {
  expect(LETTERS.find('• Engineer', 0.2)[0]?.page).toBe(0);
});

test('a line that wraps is a mark a row, and ligatures are letters', () => {
  expect(LETTERS.find('Wrote the first program', 0.4).map(({ box }) => box.top)).toEqual([
    0.4, 0.43,
  ]);
});

test('of two like lines the one that stands alike is meant', () => {
  expect(LETTERS.find('Engineer', 0.2)[0]?.page).toBe(0);
  expect(LETTERS.find('Engineer', 0.9)[0]?.page).toBe(1);
});

test('a line of which only the beginning is there is found by it', () => {
  expect(LETTERS.find('Wrote the first program, and more', 0.4)[0]?.box.top).toBe(0.4);
  expect(LETTERS.find('Nothing of the kind', 0.4)).toEqual([]);
});

test('places of the read text lead to their marks', () => {
  const text = Array.from('Ada Lovelace\nEngineer');
  expect(marksOf(LETTERS, text, [[13, 21]])).toHaveLength(1);
});
