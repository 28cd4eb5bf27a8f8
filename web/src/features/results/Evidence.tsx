import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Figures } from '@/components/Figures';
import { clockTime, figure } from '@/lib/format';
import type { Results } from './api/get-results';
import css from './Evidence.module.css';
import { judged } from './words';

type ScoredBy = NonNullable<Results['scored_by']>;

/** What the scores rest on: how much was judged, by what, and how far that can be trusted. */
export function Evidence({ results, by }: { results: Results; by: ScoredBy }) {
  const { t } = useTranslation('results');
  const { answers } = results;
  const scored = answers.filter(({ score }) => score !== null).length;
  const quotes = answers.reduce((sum, one) => sum + one.quotes.length, 0);
  const spoken = answers.reduce((sum, one) => sum + (one.delivery?.speaking_s ?? 0), 0);
  // Typed words have no sound to quote, so that there are no quotes says nothing about them.
  const typed = answers.filter((one) => one.typed && one.score !== null).length;
  const heard = scored > typed;
  const figures = [
    {
      value: figure(scored),
      of: t('evidence.scored', { count: scored, of: judged(results).of }),
    },
  ];
  if (spoken > 0) figures.push({ value: clockTime(spoken), of: t('evidence.speech') });
  if (heard) figures.push({ value: figure(quotes), of: t('evidence.quotes', { count: quotes }) });
  if (typed > 0) figures.push({ value: figure(typed), of: t('evidence.typed', { count: typed }) });
  return (
    <Band id="rests" title={t('evidence.title')}>
      <Figures figures={figures} />
      <p className={css.by}>
        {judgeOf(by, t)} {agreementOf(by, t)}
      </p>
    </Band>
  );
}

function judgeOf({ engine, model, prompt_version }: ScoredBy, t: TFunction<'results'>): string {
  return engine === 'rules'
    ? t('evidence.rules', { model, version: prompt_version })
    : t('evidence.model', { engine, model, version: prompt_version });
}

function agreementOf(by: ScoredBy, t: TFunction<'results'>): string {
  const { agreement, agreement_cases } = by;
  if (agreement !== null) {
    return t('evidence.agreement', { cases: agreement_cases, agreement: figure(agreement, 2) });
  }
  return agreement_cases === 0
    ? t('evidence.not_measured')
    : t('evidence.too_little', { cases: agreement_cases });
}
