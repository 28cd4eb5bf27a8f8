import { expect, test } from 'vitest';
import type { ParsedResume } from '@/lib/api/get-resumes';
import { correctionOf, dateFrom, fieldsOf, isCorrected, isDate } from './form';

const PARSED: ParsedResume = {
  name: 'Ada Lovelace',
  email: null,
  phone: null,
  location: null,
  links: ['https://ada.example.org'],
  summary: null,
  skills: ['Python', 'SQL'],
  experience: [
    {
      company: 'Analytical Engines',
      title: 'Engineer',
      start: '2021-04',
      end: 'present',
      bullets: ['Wrote the first program', 'Taught others'],
    },
  ],
  education: [{ school: 'At home', degree: null, year: 1833 }],
  projects: [{ name: 'Notes', description: null, technologies: ['Paper', 'Ink'] }],
  spans: { name: [0, 12], 'skills/0': [20, 26] },
};

test('what was read goes into the form and comes out the same', () => {
  const fields = fieldsOf(PARSED, 'present');
  const { name, links, skills, experience, education, projects } = PARSED;
  expect(correctionOf(fields, 'name', 'present')).toEqual({ name });
  expect(correctionOf(fields, 'email', 'present')).toEqual({ email: null });
  expect(correctionOf(fields, 'links', 'present')).toEqual({ links });
  expect(correctionOf(fields, 'skills', 'present')).toEqual({ skills });
  expect(correctionOf(fields, 'experience', 'present')).toEqual({ experience });
  expect(correctionOf(fields, 'education', 'present')).toEqual({ education });
  expect(correctionOf(fields, 'projects', 'present')).toEqual({ projects });
});

test('an entry in which nothing stands is left out', () => {
  const fields = fieldsOf(PARSED, 'present');
  fields.education.push({ school: ' ', degree: '', year: '' });
  expect(correctionOf(fields, 'education', 'present').education).toHaveLength(1);
});

test('dates are taken as people write them', () => {
  expect(dateFrom('04/2021', 'present')).toBe('2021-04');
  expect(dateFrom('4.2021', 'present')).toBe('2021-04');
  expect(dateFrom('Actualidad', 'actualidad')).toBe('present');
  expect(isDate('2021', 'present')).toBe(true);
  expect(isDate('', 'present')).toBe(true);
  expect(isDate('2021-13', 'present')).toBe(false);
  expect(isDate('spring', 'present')).toBe(false);
});

test('what says something without a place in the file was corrected', () => {
  expect(isCorrected(PARSED, 'name')).toBe(false);
  expect(isCorrected(PARSED, 'skills')).toBe(false);
  expect(isCorrected(PARSED, 'links')).toBe(true);
  expect(isCorrected(PARSED, 'email')).toBe(false);
});
