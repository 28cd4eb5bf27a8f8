import type { TFunction } from 'i18next';
import { figure } from '@/lib/format';
import type { Progress } from './api/get-progress';

type Insight = Progress['insights'][number];

/**
 * What an insight says, in the language of the page, from its figures; null where they are of a
 * kind that is not known here. What the API says is English.
 */
export function insightText(
  { figures }: Pick<Insight, 'figures'>,
  skills: Progress['skills'],
  t: TFunction<'progress'>,
): string | null {
  const has = (...keys: string[]) => keys.every((key) => key in figures);
  const of = (key: string) => figures[key] ?? 0;
  const shown = (key: string) => figure(of(key), decimalsOf(key));
  if (has('technical', 'behavioral')) {
    const better = of('technical') > of('behavioral') ? 'technical' : 'behavioral';
    return t(`insights.say.${better}`, {
      technical: shown('technical'),
      behavioral: shown('behavioral'),
    });
  }
  if (has('score', 'answers', 'others')) {
    const weakest = weakestOf(skills);
    if (weakest === undefined) return null;
    return t('insights.say.skill', {
      skill: weakest.name,
      score: shown('score'),
      answers: shown('answers'),
      others: shown('others'),
    });
  }
  if (has('wpm', 'slow', 'fast')) {
    const values = { wpm: shown('wpm'), slow: shown('slow'), fast: shown('fast') };
    return t(of('wpm') < of('slow') ? 'insights.say.slow' : 'insights.say.fast', values);
  }
  if (has('percent', 'before')) {
    const fewer = of('percent') < of('before');
    const values = { percent: shown('percent'), before: shown('before') };
    return t(fewer ? 'insights.say.fewer' : 'insights.say.more', values);
  }
  if (has('percent')) return t('insights.say.many', { percent: shown('percent') });
  if (!has('with_hint', 'answers')) return null;
  const hints = { with_hint: shown('with_hint'), answers: shown('answers') };
  return has('with_hint_before', 'answers_before')
    ? t('insights.say.hints_than', {
        ...hints,
        with_hint_before: shown('with_hint_before'),
        answers_before: shown('answers_before'),
      })
    : t('insights.say.hints', hints);
}

/** Scores and shares have a place behind the point, counts and paces none. */
export function decimalsOf(key: string): number {
  return ['technical', 'behavioral', 'score', 'others', 'percent', 'before'].includes(key) ? 1 : 0;
}

/** The one that the API means: of those that rest on more than one answer. */
function weakestOf(skills: Progress['skills']) {
  const known = skills.filter(({ score, n }) => score !== null && n > 1);
  return known.sort((a, b) => (a.score ?? 0) - (b.score ?? 0) || (a.name < b.name ? -1 : 1))[0];
}
