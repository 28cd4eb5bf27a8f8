import type { ParsedResume } from '@/lib/api/get-resumes';
import type { Schemas } from '@/lib/api-client';

export type Correction = Schemas['ResumeCorrection'];

/** What is read from a résumé as it is typed: nothing is null, and a list is one text. */
export interface Fields {
  name: string;
  email: string;
  phone: string;
  location: string;
  links: string;
  summary: string;
  skills: string;
  experience: { company: string; title: string; start: string; end: string; bullets: string }[];
  education: { school: string; degree: string; year: string }[];
  projects: { name: string; description: string; technologies: string }[];
}

/** The parts of a résumé that are corrected each as a whole. */
export type Part = keyof Fields;

export const PARTS: readonly Part[] = [
  'name',
  'email',
  'phone',
  'location',
  'links',
  'summary',
  'skills',
  'experience',
  'education',
  'projects',
];

export const EMPTY = {
  experience: { company: '', title: '', start: '', end: '', bullets: '' },
  education: { school: '', degree: '', year: '' },
  projects: { name: '', description: '', technologies: '' },
} as const;

const DATE = /^(\d{4}(-(0[1-9]|1[0-2]))?|present)$/;
const MONTH_FIRST = /^(0?[1-9]|1[0-2])[/.](\d{4})$/;

/** As the API writes dates: 2021-04, 2021 or present; `now` is the page's word for the last. */
export function dateFrom(typed: string, now: string): string {
  const text = typed.trim().toLowerCase();
  if (text === now.toLowerCase()) return 'present';
  const [, month = '', year = ''] = MONTH_FIRST.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}`;
}

export function isDate(typed: string, now: string): boolean {
  return typed.trim() === '' || DATE.test(dateFrom(typed, now));
}

export function fieldsOf(parsed: ParsedResume, now: string): Fields {
  const day = (date: string | null) => (date === 'present' ? now : (date ?? ''));
  return {
    name: parsed.name ?? '',
    email: parsed.email ?? '',
    phone: parsed.phone ?? '',
    location: parsed.location ?? '',
    links: parsed.links.join('\n'),
    summary: parsed.summary ?? '',
    skills: parsed.skills.join(', '),
    experience: parsed.experience.map(({ company, title, start, end, bullets }) => ({
      company: company ?? '',
      title: title ?? '',
      start: day(start),
      end: day(end),
      bullets: bullets.join('\n'),
    })),
    education: parsed.education.map(({ school, degree, year }) => ({
      school: school ?? '',
      degree: degree ?? '',
      year: year === null ? '' : String(year),
    })),
    projects: parsed.projects.map(({ name, description, technologies }) => ({
      name,
      description: description ?? '',
      technologies: technologies.join(', '),
    })),
  };
}

/** One part as the API takes it. Entries in which nothing stands are left out. */
export function correctionOf(fields: Fields, part: Part, now: string): Correction {
  const day = (typed: string) => (typed.trim() === '' ? null : dateFrom(typed, now));
  switch (part) {
    case 'links':
      return { links: lines(fields.links) };
    case 'skills':
      return { skills: commas(fields.skills) };
    case 'experience':
      return {
        experience: fields.experience.filter(saysSomething).map((one) => ({
          company: orNull(one.company),
          title: orNull(one.title),
          start: day(one.start),
          end: day(one.end),
          bullets: lines(one.bullets),
        })),
      };
    case 'education':
      return {
        education: fields.education.filter(saysSomething).map((one) => ({
          school: orNull(one.school),
          degree: orNull(one.degree),
          year: one.year.trim() === '' ? null : Number(one.year),
        })),
      };
    case 'projects':
      return {
        projects: fields.projects.filter(saysSomething).map((one) => ({
          name: one.name.trim(),
          description: orNull(one.description),
          technologies: commas(one.technologies),
        })),
      };
    default:
      return { [part]: orNull(fields[part]) };
  }
}

/** Whether a part was read and then corrected: it says something, and has no place in the file. */
export function isCorrected(parsed: ParsedResume, part: Part): boolean {
  const value = parsed[part];
  const says = value !== null && value.length > 0;
  const paths = Object.keys(parsed.spans);
  return says && !paths.some((path) => path === part || path.startsWith(`${part}/`));
}

export function saysSomething(entry: Record<string, string>): boolean {
  return Object.values(entry).some((text) => text.trim() !== '');
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function lines(text: string): string[] {
  return split(text, /\n/);
}

function commas(text: string): string[] {
  return split(text, /[,;\n]/);
}

function split(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
