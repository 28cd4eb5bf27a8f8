import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dayOf, figure } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './Headline.module.css';
import { FEWEST, type Trend, trendOf } from './trend';

interface HeadlineProps {
  progress: Progress;
  /** Whether only a part of the time is looked at. */
  bounded: boolean;
}

/** The page's answer: whether it goes up, how far, and how sure that is. */
export function Headline({ progress, bounded }: HeadlineProps) {
  const { t } = useTranslation('progress');
  const { title, lead } = wordsOf(progress, bounded, t);
  return (
    <div role="status" className={css.words}>
      <h1 className="title">{title}</h1>
      <p className="lead">{lead}</p>
    </div>
  );
}

function wordsOf({ interviews, trend }: Progress, bounded: boolean, t: TFunction<'progress'>) {
  if (interviews === 0) {
    return bounded
      ? { title: t('empty.range'), lead: t('empty.range_lead') }
      : { title: t('empty.title'), lead: t('empty.lead') };
  }
  const line = trendOf(trend);
  const since = trend[0]?.at;
  if (line === null || since === undefined) {
    return {
      title: t('few.title'),
      lead: `${t('few.have', { count: trend.length })} ${t('few.need', { count: FEWEST - trend.length })}`,
    };
  }
  return { title: t(`way.${line.way}`), lead: leadOf(line, trend.length, since, t) };
}

function leadOf(line: Trend, count: number, since: string, t: TFunction<'progress'>): string {
  const values = {
    count,
    since: dayOf(since, new Date()),
    points: figure(Math.abs(line.change), 1),
  };
  if (line.way === 'none') {
    const signed = (value: number) => `${value < 0 ? '−' : '+'}${figure(Math.abs(value), 1)}`;
    return t('lead.none', { ...values, low: signed(line.low), high: signed(line.high) });
  }
  const ends = [Math.abs(line.low), Math.abs(line.high)].sort((a, b) => a - b);
  const [low = 0, high = 0] = ends;
  return t(`lead.${line.way}`, { ...values, low: figure(low, 1), high: figure(high, 1) });
}
