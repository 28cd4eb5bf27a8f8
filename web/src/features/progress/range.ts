import type { ProgressSearch } from './search';

/** Moments, from the first up to before the second; null where there is no bound. */
export interface Range {
  from: string | null;
  to: string | null;
}

const WEEKS = 4;
const MONTHS = 3;

/** The moments that an address means, in the person's own time zone; `now` is any time today. */
export function rangeOf(search: ProgressSearch, now: Date): Range {
  const { period, from, to } = search;
  if (period !== undefined && period !== 'all') {
    const begin = startOf(now);
    if (period === '4w') begin.setDate(begin.getDate() - 7 * WEEKS);
    else begin.setMonth(begin.getMonth() - MONTHS);
    return { from: begin.toISOString(), to: null };
  }
  return {
    from: from === undefined ? null : dayStart(from, 0).toISOString(),
    to: to === undefined ? null : dayStart(to, 1).toISOString(),
  };
}

function startOf(moment: Date): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}

function dayStart(day: string, later: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}
