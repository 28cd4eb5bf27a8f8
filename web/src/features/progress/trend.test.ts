import { expect, test } from 'vitest';
import { trendOf } from './trend';

function points(scores: readonly number[], half = 0.5) {
  return scores.map((score) => ({ score, low: score - half, high: score + half }));
}

test('a line needs three scores', () => {
  expect(trendOf(points([4, 8]))).toBeNull();
});

test('a rise beyond what a score is good to is one', () => {
  const trend = trendOf(points([4, 5, 6, 7]));
  expect(trend?.way).toBe('up');
  expect(trend?.change).toBeCloseTo(3);
  expect(trend?.low).toBeCloseTo(2.5);
  expect(trend?.high).toBeCloseTo(3.5);
  expect(trend?.line).toEqual([4, 5, 6, 7]);
});

test('a rise within it is none', () => {
  expect(trendOf(points([5, 5.2, 5.4], 1))?.way).toBe('none');
});

test('scores that jump about say less than their ranges do', () => {
  const trend = trendOf(points([4, 8, 4, 8, 5, 9], 0.1));
  expect(trend?.way).toBe('up');
  expect((trend?.high ?? 0) - (trend?.low ?? 0)).toBeGreaterThan(2);
  expect(trendOf(points([7, 6, 5], 0.2))?.way).toBe('down');
});
