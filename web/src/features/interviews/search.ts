import type { Schemas } from '@/lib/api-client';

export type Status = Schemas['Interview']['status'];
export type Kind = Schemas['Interview']['kind'];

/** What is looked for; it stands in the address, so that it can be kept and sent. */
export interface InterviewsSearch {
  q?: string;
  status?: Status;
  kind?: Kind;
  /** Days, as 2026-06-11; both are part of the range. */
  from?: string;
  to?: string;
  /** How many pages of the list are shown; left out, one. */
  pages?: number;
  /** Deleted ones instead. */
  deleted?: true;
}

export const STATUSES: readonly Status[] = [
  'pending',
  'in_progress',
  'evaluating',
  'completed',
  'abandoned',
];
export const KINDS: readonly Kind[] = ['interview', 'practice'];

const MOST_PAGES = 50;
const LONGEST_Q = 200;

/** What fits of an address that anybody may have written; the rest is passed over. */
export function interviewsSearch(raw: Record<string, unknown>): InterviewsSearch {
  const { q, pages, deleted } = raw;
  const status = STATUSES.find((known) => known === raw.status);
  const kind = KINDS.find((known) => known === raw.kind);
  const from = dayIn(raw.from);
  const to = dayIn(raw.to);
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, LONGEST_Q) : '';
  return {
    ...(words.trim() === '' ? {} : { q: words }),
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(typeof pages === 'number' && Number.isInteger(pages) && pages > 1
      ? { pages: Math.min(pages, MOST_PAGES) }
      : {}),
    ...(deleted === true ? { deleted } : {}),
  };
}

function dayIn(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  return Number.isNaN(Date.parse(value)) ? null : value;
}
