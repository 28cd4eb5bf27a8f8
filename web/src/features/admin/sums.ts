import type { UsageDay } from './api/get-usage';

export const WEEK = 7;
const DAY_MS = 86_400_000;

/** Those of the last `count` days in UTC, today among them. */
export function lastDays(days: readonly UsageDay[], count: number, now: Date): UsageDay[] {
  const since = new Date(now.getTime() - (count - 1) * DAY_MS).toISOString().slice(0, 10);
  return days.filter(({ day }) => day >= since);
}

/** Minutes of speech and dollars together. */
export function sumOf(days: readonly UsageDay[]): { minutes: number; dollars: number } {
  return days.reduce(
    (sum, day) => ({ minutes: sum.minutes + day.minutes, dollars: sum.dollars + day.dollars }),
    { minutes: 0, dollars: 0 },
  );
}
