import { language } from './i18n';

/** The person's own region where they speak the page's language, for dates and figures. */
export function locale(): string {
  const spoken = language();
  const own = navigator.languages.find((tag) => tag === spoken || tag.startsWith(`${spoken}-`));
  return own ?? { en: 'en-GB', es: 'es' }[spoken];
}

type Maker<Options, Made> = new (locale: string, options: Options) => Made;

/** By locale, kind and options: they are dear to make, and a page wants the same hundreds of times. */
const made = new Map<string, unknown>();

function formatter<Options, Made>(Kind: Maker<Options, Made>, options: Options): Made {
  const key = [locale(), Kind.name, JSON.stringify(options)].join();
  const found = (made.get(key) as Made | undefined) ?? new Kind(locale(), options);
  made.set(key, found);
  return found;
}

/** With a capital where a sentence or a line begins: names of skills are written as in the middle. */
export function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale()) + text.slice(first.length);
}

/** Seconds as 0:31 or 1:02:09. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A day as people say it: 11 June, with the year where it is not this one's. */
export function dayOf(iso: string, now: Date): string {
  const date = new Date(iso);
  const sameYear = date.getFullYear() === now.getFullYear();
  return formatter(Intl.DateTimeFormat, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
}

/** A day where there is little room: 11 Jun. */
export function shortDayOf(iso: string): string {
  return formatter(Intl.DateTimeFormat, { day: 'numeric', month: 'short' }).format(new Date(iso));
}

/** A day in figures, for tables: 11/06/2026 or what the region writes. */
export function dateOf(iso: string): string {
  return formatter(Intl.DateTimeFormat, { dateStyle: 'short' }).format(new Date(iso));
}

/** A day and a time: 11 June at 10:05. */
export function momentOf(iso: string): string {
  return formatter(Intl.DateTimeFormat, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(iso));
}

/** A day without a time (2026-06-11), in UTC as it is counted: Thu 11 June. */
export function weekdayOf(day: string): string {
  return formatter(Intl.DateTimeFormat, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** US dollars as the region writes them; small sums to a tenth of a cent. */
export function dollars(amount: number): string {
  return formatter(Intl.NumberFormat, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: amount < 0.1 ? 3 : 2,
  }).format(amount);
}

/** A number with the region's separators and exactly `decimals` places. */
export function figure(value: number, decimals = 0): string {
  return formatter(Intl.NumberFormat, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** A share of 0 to 1 in percent. */
export function percent(share: number, decimals = 0): string {
  return formatter(Intl.NumberFormat, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(share);
}

/** "a, b and c". */
export function listOf(items: readonly string[]): string {
  return formatter(Intl.ListFormat, { type: 'conjunction' }).format(items);
}

/** "a, b or c". */
export function orOf(items: readonly string[]): string {
  return formatter(Intl.ListFormat, { type: 'disjunction' }).format(items);
}
