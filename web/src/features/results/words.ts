import type { TFunction } from 'i18next';
import type { Interview } from '@/lib/api/get-interview';
import { levelOf } from '@/lib/levels';
import type { Results } from './api/get-results';

type Translate = TFunction<'results'>;

interface Words {
  title: string;
  lead: string;
  /** Why there is no overall score, as the API says it. */
  reason?: string | null;
}

/** What the range says in a word; where it spans several, in both. */
const TITLES = {
  good: { good: 'verdict.strong' },
  ok: { ok: 'verdict.fair', good: 'verdict.fair_to_strong' },
  weak: { weak: 'verdict.weak', ok: 'verdict.weak_to_fair', good: 'verdict.weak_to_strong' },
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
export function wordsOf(results: Results, interview: Interview, t: Translate): Words {
  const said = results.answers.filter(({ transcript }) => transcript !== '').length;
  const counted = t('verdict.answered', { said, count: interview.questions.length });
  if (isOpen(interview)) return { title: t('verdict.open'), lead: counted };
  if (isBeingJudged(results, interview)) {
    const { done, of } = judged(results);
    return { title: t('verdict.judging'), lead: t('verdict.judged', { done, of }) };
  }
  if (results.overall_score === null) {
    return { title: counted, lead: t('verdict.unscored'), reason: results.reason };
  }
  return {
    title: titleOf(results, results.overall_score, t),
    lead: [counted, ...openOnes(results, t)].join(' '),
  };
}

/** What is said of all answers must rest on at least half of them, and not on a lucky middle. */
function titleOf(results: Results, score: number, t: Translate): string {
  const scored = results.answers.filter((one) => one.score !== null).length;
  const { of } = judged(results);
  if (2 * scored < of) return t('verdict.few', { scored, count: of });
  const by = results.scored_by?.engine === 'rules' ? t('verdict.rules') : t('verdict.model');
  return t(keyOf(results.low ?? score, results.high ?? score), { by });
}

function keyOf(low: number, high: number) {
  const [from, to] = [levelOf(low), levelOf(high)];
  if (from === 'good') return TITLES.good.good;
  if (from === 'ok') return to === 'good' ? TITLES.ok.good : TITLES.ok.ok;
  return to === 'good' ? TITLES.weak.good : to === 'ok' ? TITLES.weak.ok : TITLES.weak.weak;
}

function openOnes({ answers }: Results, t: Translate): string[] {
  const count = (status: string) => answers.filter((answer) => answer.status === status).length;
  const [pending, without] = [count('pending'), count('not_scored')];
  return [
    ...(without > 0 ? [t('verdict.without', { count: without })] : []),
    ...(pending > 0 ? [t('verdict.pending', { count: pending })] : []),
  ];
}
