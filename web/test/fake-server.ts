import { vi } from 'vitest';
import type { components } from '@/generated/api';

type Schemas = components['schemas'];

export interface Seen {
  method: string;
  path: string;
  /** With the question mark; empty where there is no query. */
  search: string;
  headers: Headers;
  body: unknown;
}

type Answer = {
  status?: number;
  body?: unknown;
  /** What is no JSON, as it stands or as it comes. */
  text?: string | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
};

/**
 * `"GET /api/auth/me"` → its answers in order; the last one stays. A route with a query
 * (`"GET /api/resumes?deleted=true"`) goes before the same without.
 */
export type Routes = Record<string, Answer[]>;

/** Stands in for the network; a request without a route fails the test. Returns what was asked. */
export function fakeServer(routes: Routes): Seen[] {
  const seen: Seen[] = [];
  const left = new Map(Object.entries(routes).map(([route, answers]) => [route, [...answers]]));
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(String(input), location.href), init);
    const { pathname: path, search } = new URL(request.url);
    const text = await request.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    seen.push({ method: request.method, path, search, headers: request.headers, body });
    const route = `${request.method} ${path}`;
    const answers = left.get(`${route}${search}`) ?? left.get(route);
    const answer = answers !== undefined && answers.length > 1 ? answers.shift() : answers?.[0];
    if (answer === undefined) throw new Error(`Nobody answers ${route}.`);
    const { status = 200 } = answer;
    return new Response(
      status === 204 ? null : (answer.text ?? JSON.stringify(answer.body ?? null)),
      {
        status,
        headers: { 'Content-Type': 'application/json', ...answer.headers },
      },
    );
  });
  return seen;
}

export function refusal(status: number, change: Partial<Schemas['ErrorBody']> = {}): Answer {
  const error = { code: 'refused', message: 'No.', request_id: 'r-1', field: null, ...change };
  return { status, body: { error } };
}

export const NOBODY: Answer = refusal(401, { code: 'not_signed_in', message: 'Please sign in.' });

export const GUEST: Schemas['User'] = {
  id: 'u1',
  email: null,
  name: 'Guest',
  role: 'user',
  guest: true,
  created_at: '2026-01-01T00:00:00Z',
};

export const GRANT: Schemas['Grant'] = {
  access_token: 'a',
  token_type: 'bearer',
  expires_in: 900,
  refresh_token: 'r',
  user: GUEST,
};

export function interview(change: Partial<Schemas['Interview']> = {}): Schemas['Interview'] {
  return {
    id: 'i1',
    kind: 'interview',
    status: 'pending',
    job: { title: 'Backend Engineer', company: 'Norrland Bank', skills: ['Kotlin'] },
    interview_type: 'mixed',
    difficulty: 'mid',
    persona: 'friendly',
    time_limit_s: null,
    created_at: '2026-06-11T10:00:00Z',
    restorable_until: null,
    overall_score: null,
    questions: [
      {
        id: 'q1',
        index: 1,
        text: 'What drew you to payments?',
        category: 'behavioral',
        difficulty: 'mid',
        skills: ['motivation'],
        reason: 'An easy start.',
        source: 'bank',
        bookmarked: false,
      },
    ],
    ...change,
  };
}

export function answer(change: Partial<Schemas['AnswerResult']> = {}): Schemas['AnswerResult'] {
  return {
    answer_id: 'a1',
    question_id: 'q1',
    question: 'What drew you to payments?',
    category: 'behavioral',
    skills: [],
    follow_ups: [],
    transcript: 'I like ledgers.',
    heard: 'I like ledgers.',
    edited: false,
    typed: false,
    words: [],
    audio_url: '/api/answers/a1/audio',
    status: 'not_scored',
    reason: 'evaluation is not set up',
    score: null,
    low: null,
    high: null,
    elaboration_needed: null,
    rubric: null,
    findings: [],
    strengths: [],
    weaknesses: [],
    improvements: [],
    wording: [],
    star: null,
    quotes: [],
    ideal_answer: null,
    delivery: null,
    hints_used: 0,
    previous_attempts: [],
    ...change,
  };
}

export function results(change: Partial<Schemas['Results']> = {}): Schemas['Results'] {
  return {
    interview_id: 'i1',
    status: 'not_scored',
    overall_score: null,
    low: null,
    high: null,
    reason: 'evaluation is not set up',
    grade: null,
    scored_by: null,
    categories: { technical: null, behavioral: null, communication: null },
    skills: [],
    recording: null,
    answers: [answer()],
    ...change,
  };
}
