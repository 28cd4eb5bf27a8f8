import { expect, test } from 'vitest';
import { rangeOf } from './range';
import { progressSearch } from './search';
import { firstMonday, weeksWith } from './weeks';

/** A Wednesday, in whatever zone the tests run. */
const NOW = new Date(2026, 5, 17, 15, 30);

function local(year: number, month: number, day: number): string {
  return new Date(year, month - 1, day).toISOString();
}

test('an address says a period or days, and what does not fit is left out', () => {
  expect(progressSearch({ period: '4w', from: '2026-01-01' })).toEqual({ period: '4w' });
  expect(progressSearch({ period: 'all' })).toEqual({});
  expect(progressSearch({ from: '2026-01-01', to: '2026-02-31x' })).toEqual({ from: '2026-01-01' });
  expect(progressSearch({ from: '2026-13-01', to: 7 })).toEqual({});
});

test('periods begin with a day, and the last day is whole', () => {
  expect(rangeOf({}, NOW)).toEqual({ from: null, to: null });
  expect(rangeOf({ period: '4w' }, NOW)).toEqual({ from: local(2026, 5, 20), to: null });
  expect(rangeOf({ period: '3m' }, NOW)).toEqual({ from: local(2026, 3, 17), to: null });
  expect(rangeOf({ from: '2026-05-31', to: '2026-05-31' }, NOW)).toEqual({
    from: local(2026, 5, 31),
    to: local(2026, 6, 1),
  });
});

test('weeks begin on Monday, and several practices in one are one', () => {
  const moments = [local(2026, 6, 15), local(2026, 6, 17), local(2026, 6, 14), local(2025, 1, 1)];
  const weeks = weeksWith(moments, NOW);
  expect(weeks).toHaveLength(12);
  expect(weeks.filter((one) => one)).toHaveLength(2);
  expect(weeks.slice(-2)).toEqual([true, true]);
  expect(firstMonday(NOW)).toEqual(new Date(2026, 2, 30));
});
