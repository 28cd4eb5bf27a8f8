/** How far back weeks are looked at. */
export const WEEKS = 12;

/** For each of the last weeks, the oldest first, whether something was practised. Monday begins. */
export function weeksWith(moments: readonly string[], now: Date): boolean[] {
  const thisWeek = mondayOf(now);
  const back = new Set(moments.map((moment) => weeksBetween(mondayOf(new Date(moment)), thisWeek)));
  return Array.from({ length: WEEKS }, (_, at) => back.has(WEEKS - 1 - at));
}

/** The Monday on which the first of these weeks began. */
export function firstMonday(now: Date): Date {
  const monday = mondayOf(now);
  monday.setDate(monday.getDate() - 7 * (WEEKS - 1));
  return monday;
}

function mondayOf(moment: Date): Date {
  const day = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day;
}

/** Rounded, as a week in which the clocks change is an hour longer or shorter. */
function weeksBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / (7 * 24 * 3_600_000));
}
