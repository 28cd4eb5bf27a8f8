import { expect, test } from 'vitest';
import { charactersOf, linesOf, placesOf } from './places';

const TEXT = charactersOf('Ada 👩‍💻 Lovelace\nada@example.org\n\nSkills\nPython, SQL\n');

function shown(lines: ReturnType<typeof linesOf>): string[] {
  return lines.map(([from, to]) => TEXT.slice(from, to).join(''));
}

test('a field is at its own path and at those of its parts', () => {
  const spans = { 'skills/1': [40, 43], 'skills/0': [30, 36], skillset: [1, 2], name: [0, 12] };
  expect(placesOf(spans, 'skills')).toEqual([
    [30, 36],
    [40, 43],
  ]);
  expect(placesOf(spans, 'name')).toEqual([[0, 12]]);
  expect(placesOf(spans, 'email')).toEqual([]);
});

test('a place becomes its whole line, and neighbours on one line become one', () => {
  const python = TEXT.join('').includes('Python') ? TEXT.lastIndexOf('P') : -1;
  expect(shown(linesOf(TEXT, [[0, 3]]))).toEqual(['Ada 👩‍💻 Lovelace']);
  const twoSkills = linesOf(TEXT, [
    [python, python + 6],
    [python + 8, python + 11],
  ]);
  expect(shown(twoSkills)).toEqual(['Python, SQL']);
});

test('a place at the end of the text ends there', () => {
  const last = charactersOf('one\ntwo');
  expect(linesOf(last, [[4, 7]])).toEqual([[4, 7]]);
});
