import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Figures } from '@/components/Figures';
import { figure } from '@/lib/format';
import type { Progress } from './api/get-progress';
import { FEWEST } from './trend';

/** What the answer rests on. */
export function Grounds({ progress }: { progress: Progress }) {
  const { t } = useTranslation('progress');
  const { interviews, average, improvement_rate: rate, trend } = progress;
  return (
    <Band id="figures" title={t('figures.title')}>
      <Figures
        figures={[
          { value: figure(interviews), of: t('figures.interviews', { count: interviews }) },
          { value: figure(trend.length), of: t('figures.scored', { count: trend.length }) },
          average === null
            ? { value: '–', of: t('figures.no_average') }
            : { value: figure(average, 1), of: t('figures.average') },
          rate === null
            ? { value: '–', of: t('figures.no_rate', { count: FEWEST }) }
            : { value: signed(rate), of: t('figures.rate') },
        ]}
      />
    </Band>
  );
}

function signed(value: number): string {
  const sign = value < 0 ? '−' : '+';
  return `${sign}${figure(Math.abs(value), 2)}`;
}
