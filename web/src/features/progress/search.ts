/** What of one's past is looked at: a running period, or days of one's own choice. */
export interface ProgressSearch {
  period?: Period;
  /** Days as 2026-06-11, both included. */
  from?: string;
  to?: string;
}

export const PERIODS = ['4w', '3m', 'all'] as const;
export type Period = (typeof PERIODS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What fits of an address; anything else is left out. */
export function progressSearch(raw: Record<string, unknown>): ProgressSearch {
  const period = PERIODS.find((known) => known === raw.period);
  if (period !== undefined) return period === 'all' ? {} : { period };
  return { ...dayAs('from', raw.from), ...dayAs('to', raw.to) };
}

function dayAs(name: 'from' | 'to', value: unknown): ProgressSearch {
  const fits = typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
  return fits ? { [name]: value } : {};
}
