import type { Schemas } from '@/lib/api-client';

type Point = Pick<Schemas['TrendPoint'], 'score' | 'low' | 'high'>;
export type Category = keyof Schemas['CategoryScores'];

/** Interviews with a score that a trend needs, the same as the API's. */
export const FEWEST = 3;

export interface Trend {
  /** Points from the first interview to the last, along the line through all of them. */
  change: number;
  /** Where the change likely lies. */
  low: number;
  high: number;
  way: 'up' | 'down' | 'none';
  /** The line at each interview. */
  line: number[];
}

/**
 * A straight line through scores in their order; null where there are too few.
 *
 * Its uncertainty is the greater of what one score is good to (the ranges' mean half: what an
 * evaluator gets wrong it gets wrong alike, so many scores make it no smaller) and of what the
 * scatter around the line allows (one standard error).
 */
export function trendOf(points: readonly Point[]): Trend | null {
  const n = points.length;
  if (n < FEWEST) return null;
  const mid = (n - 1) / 2;
  const mean = sum(points.map(({ score }) => score)) / n;
  const spread = sum(points.map((_, at) => (at - mid) ** 2));
  const slope = sum(points.map(({ score }, at) => (at - mid) * (score - mean))) / spread;
  const line = points.map((_, at) => mean + slope * (at - mid));
  const change = slope * (n - 1);
  const scatter = sum(points.map(({ score }, at) => (score - (line[at] ?? 0)) ** 2)) / (n - 2);
  const uncertain = Math.max(
    sum(points.map(({ low, high }) => (high - low) / 2)) / n,
    Math.sqrt(scatter / spread) * (n - 1),
  );
  const way = Math.abs(change) <= uncertain ? 'none' : change > 0 ? 'up' : 'down';
  return { change, low: change - uncertain, high: change + uncertain, way, line };
}

/**
 * One category's scores of the interviews that have one. Each is good to what its interview's score
 * is: ranges are averages, so that of a part of the answers is about as wide.
 */
export function inCategory(
  trend: readonly (Point & Pick<Schemas['TrendPoint'], 'categories'>)[],
  category: Category,
): Point[] {
  return trend.flatMap(({ low, high, categories }) => {
    const score = categories[category];
    const half = (high - low) / 2;
    return score === null ? [] : [{ score, low: score - half, high: score + half }];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
