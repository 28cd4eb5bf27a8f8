import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { figure } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './Figures.module.css';
import { FEWEST } from './trend';

/** What the answer rests on. */
export function Figures({ progress }: { progress: Progress }) {
  const { t } = useTranslation('progress');
  const { interviews, average, improvement_rate: rate, trend } = progress;
  return (
    <Band id="figures" title={t('figures.title')}>
      <dl className={css.figures}>
        <div>
          <dt>{t('figures.interviews', { count: interviews })}</dt>
          <dd>{figure(interviews)}</dd>
        </div>
        <div>
          <dt>{t('figures.scored', { count: trend.length })}</dt>
          <dd>{figure(trend.length)}</dd>
        </div>
        <div>
          <dt>{average === null ? t('figures.no_average') : t('figures.average')}</dt>
          <dd>{average === null ? '–' : figure(average, 1)}</dd>
        </div>
        <div>
          <dt>{rate === null ? t('figures.no_rate', { count: FEWEST }) : t('figures.rate')}</dt>
          <dd>{rate === null ? '–' : signed(rate)}</dd>
        </div>
      </dl>
    </Band>
  );
}

function signed(value: number): string {
  const sign = value < 0 ? '−' : '+';
  return `${sign}${figure(Math.abs(value), 2)}`;
}
