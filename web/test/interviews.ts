import type { components } from '@/generated/api';
import { interview } from './fake-server';

type Schemas = components['schemas'];

export const ANALYSIS: Schemas['JobAnalysis'] = {
  title: 'Backend Engineer',
  company: 'Norrland Bank',
  seniority: 'mid',
  required_skills: ['Kotlin', 'PostgreSQL'],
  nice_to_have: [],
  responsibilities: [],
  key_requirements: [],
  spans: {},
};

export function question(change: Partial<Schemas['Question']> = {}): Schemas['Question'] {
  return {
    id: 'q1',
    index: 1,
    text: 'What drew you to payments?',
    category: 'behavioral',
    difficulty: 'mid',
    skills: ['motivation'],
    reason: 'An easy start.',
    source: 'bank',
    bookmarked: false,
    ...change,
  };
}

/** An interview with what it was made from. */
export function details(
  change: Partial<Schemas['InterviewDetails']> = {},
): Schemas['InterviewDetails'] {
  return {
    ...interview(),
    job_description: 'Kotlin ledger.',
    analysis: ANALYSIS,
    resume_id: null,
    ...change,
  };
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

const STREAM = { 'Content-Type': 'text/event-stream' };

/** What creating answers, all at once. */
export function created(made: Schemas['InterviewDetails']) {
  const parts = [
    event('analysis', made.analysis),
    ...made.questions.map((one) => event('question', one)),
    event('interview', made),
  ];
  return { status: 201, text: parts.join(''), headers: STREAM };
}

/** What creating answers, as a test sends it. */
export function streamed() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    answer: { status: 201, text: readable, headers: STREAM },
    send: (name: string, data: unknown) => {
      void writer.write(new TextEncoder().encode(event(name, data)));
    },
  };
}
