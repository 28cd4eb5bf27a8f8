import type { components } from '@/generated/api';

type Schemas = components['schemas'];

/** What the file of `resume` says, as it was read. */
export const RESUME_TEXT = 'Ada Lovelace\nSkills\nPython, SQL\nEngineer, Analytical Engines\n';

export function parsed(change: Partial<Schemas['ParsedResume']> = {}): Schemas['ParsedResume'] {
  return {
    name: 'Ada Lovelace',
    email: null,
    phone: null,
    location: null,
    links: [],
    summary: null,
    skills: ['Python', 'SQL'],
    experience: [
      {
        company: 'Analytical Engines',
        title: 'Engineer',
        start: '2021-04',
        end: 'present',
        bullets: ['Wrote the first program'],
      },
    ],
    education: [],
    projects: [],
    spans: {
      name: [0, 12],
      'skills/0': [20, 26],
      'skills/1': [28, 31],
      'experience/0/title': [32, 40],
      'experience/0/company': [42, 60],
    },
    ...change,
  };
}

export function resume(change: Partial<Schemas['Resume']> = {}): Schemas['Resume'] {
  return {
    id: 'r1',
    status: 'ready',
    filename: 'ada.pdf',
    created_at: '2026-06-11T10:00:00Z',
    restorable_until: null,
    file_url: '/api/resumes/r1/file?signature=s',
    scanned: false,
    parsed: parsed(),
    error: null,
    error_code: null,
    ...change,
  };
}
