import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { NextWhy } from '@/components/NextWhy';
import type { NextStep } from './api/get-next-step';
import css from './Home.module.css';
import { usePractice } from './use-practice';

interface PracticeBandProps {
  next: NextStep;
  /** How many finished interviews it rests on. */
  interviews: number;
}

export function PracticeBand({ next, interviews }: PracticeBandProps) {
  const { t } = useTranslation('home');
  const practice = usePractice(next.skill);
  return (
    <Band
      id="practice"
      title={t('practise.band')}
      about={t('practise.from', { count: interviews })}
    >
      <p className={css.practice}>
        <strong>{t('practise.lead', { skill: next.skill })}</strong>{' '}
        <NextWhy next={next} rests={next.rests} />
      </p>
      <div className={css.line}>
        <Button loading={practice.pending} onClick={practice.start}>
          {t('practise.go')}
        </Button>
        <span className="help">{t('practise.length')}</span>
        {practice.problem}
      </div>
    </Band>
  );
}
