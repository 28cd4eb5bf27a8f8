import type { components } from '@/generated/api';
import { answer, results } from './fake-server';

type Schemas = components['schemas'];

const SAID = 'I moved the cache to its own machine. Pages came in half the time.';

function criterion(score: number | null, why: string): Schemas['Criterion'] {
  return { score, why };
}

/** An answer with something of everything that can be found. */
export function judgedAnswer(change: Partial<Schemas['AnswerResult']> = {}) {
  return answer({
    transcript: SAID,
    heard: SAID,
    status: 'scored',
    reason: null,
    score: 6.8,
    low: 6.1,
    high: 7.5,
    elaboration_needed: false,
    rubric: {
      relevance: criterion(7.2, 'You answer what was asked.'),
      examples: criterion(5.4, 'One example of your own.'),
      clarity: criterion(4.1, 'It is told in order.'),
      technical_accuracy: criterion(null, 'Rules cannot know what is true.'),
      job_alignment: criterion(null, 'This was not earned.'),
    },
    findings: ['You name one thing that you changed.'],
    strengths: ['You say what your part was.'],
    weaknesses: ['There is no figure.'],
    improvements: ['Say what the time was before and after.'],
    wording: [{ said: 'half the time', better: 'in [seconds] in place of [seconds]' }],
    star: {
      situation: { found: false, quote: null },
      task: { found: false, quote: null },
      action: { found: true, quote: 'I moved the cache' },
      result: { found: true, quote: 'Pages came in half the time' },
    },
    quotes: [
      { text: 'Pages came in half the time.', start_s: 2, end_s: 3.5, kind: 'weakness' },
      { text: 'I moved the cache', start_s: 0.2, end_s: 1.1, kind: 'strength' },
    ],
    delivery: {
      words: 14,
      speaking_s: 5.6,
      wpm: 150,
      wpm_by_10s: [150],
      time_to_first_word_s: 0.2,
      pauses: [
        { start_s: 1.2, end_s: 2.6 },
        { start_s: 3, end_s: 3.6 },
      ],
      fillers: [
        { word: 'um', at_s: 0.1 },
        { word: 'like', at_s: 2 },
        { word: 'um', at_s: 3 },
      ],
      filler_percent: 21.4,
    },
    ...change,
  });
}

/** The results of an interview whose one answer has a score. */
export function judgedResults(change: Partial<Schemas['Results']> = {}) {
  return results({
    status: 'scored',
    overall_score: 6.8,
    low: 6.1,
    high: 7.5,
    reason: null,
    grade: 'B',
    scored_by: {
      engine: 'rules',
      model: 'ordinal',
      prompt_version: '3',
      agreement: 0.52,
      agreement_cases: 100,
    },
    categories: { technical: null, behavioral: 6.8, communication: 4.1 },
    skills: [{ name: 'Caching', score: 6.8, n: 1 }],
    answers: [judgedAnswer()],
    ...change,
  });
}
