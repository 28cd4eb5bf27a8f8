import type { Interview } from '@/lib/api/get-interview';
import { plural } from '@/lib/format';
import { levelOf } from '@/lib/levels';
import type { Results } from './api/get-results';

interface Words {
  title: string;
  lead: string;
}

const TITLES = {
  good: 'Strong answers, on the whole.',
  ok: 'Fair answers, on the whole.',
  weak: 'Your answers are not there yet.',
} as const;

/** How many answers are judged by now, of those that will be. */
export function judged({ answers }: Results): { done: number; of: number } {
  const open = answers.filter(({ status }) => status === 'pending').length;
  const of = answers.filter(({ status }) => status !== 'skipped').length;
  return { done: of - open, of };
}

/** Whether the first evaluation of the whole is under way. */
export function isBeingJudged(results: Results, interview: Interview): boolean {
  return !isOpen(interview) && results.status === 'pending' && interview.status === 'evaluating';
}

/** Whether one can go on talking. */
export function isOpen({ status }: Interview): boolean {
  return status === 'pending' || status === 'in_progress';
}

/** The page's answer in words. No figure without evidence: where there is none, it says why. */
export function wordsOf(results: Results, interview: Interview): Words {
  const said = results.answers.filter(({ transcript }) => transcript !== '').length;
  const counted = `You answered ${said} of ${plural(interview.questions.length, 'question')}.`;
  if (isOpen(interview)) return { title: 'This interview is not over.', lead: counted };
  if (isBeingJudged(results, interview)) {
    const { done, of } = judged(results);
    return {
      title: 'Your answers are being evaluated.',
      lead: `${done} of ${of} are done. Everything is saved; you can leave and come back.`,
    };
  }
  const { overall_score } = results;
  if (overall_score === null) {
    const reason = results.reason === null ? '' : ` ${sentence(results.reason)}`;
    return { title: counted, lead: `There is no overall score.${reason}` };
  }
  return {
    title: titleOf(results, overall_score),
    lead: [counted, ...openOnes(results)].join(' '),
  };
}

/** What is said of all answers must rest on at least half of them. */
function titleOf(results: Results, score: number): string {
  const scored = results.answers.filter((one) => one.score !== null).length;
  const { of } = judged(results);
  const level = levelOf(score);
  return level === 'none' || 2 * scored < of
    ? `${scored} of ${of} answers could be scored.`
    : TITLES[level];
}

function openOnes({ answers }: Results): string[] {
  const count = (status: string) => answers.filter((answer) => answer.status === status).length;
  const [pending, without] = [count('pending'), count('not_scored')];
  return [
    ...(without > 0 ? [`${plural(without, 'answer has', 'answers have')} no score.`] : []),
    ...(pending > 0 ? [`${plural(pending, 'answer is', 'answers are')} being evaluated.`] : []),
  ];
}

/** The API's reasons are half sentences: "evaluation is not set up". */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
