import { Button } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { NextWhy } from '@/components/NextWhy';
import { capitalized } from '@/lib/format';
import css from './PracticePage.module.css';
import { useStartFromRow } from './use-start';

/** What would help most, and why. */
export function NextBand({ next, rests }: ComponentProps<typeof NextWhy>) {
  const { t } = useTranslation('practice');
  const { begin, isPending } = useStartFromRow();
  return (
    <Band id="next" title={t('next.title')}>
      <div className={css.next}>
        <div>
          <p className={css.skill} lang="en">
            {capitalized(next.skill)}
          </p>
          <p className={css.why}>
            <NextWhy next={next} rests={rests} />
          </p>
        </div>
        <Button variant="filled" loading={isPending} onClick={() => begin({ skill: next.skill })}>
          {t('start')}
        </Button>
      </div>
    </Band>
  );
}
