import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import type { Schemas } from '@/lib/api-client';
import { capitalized } from '@/lib/format';
import css from './PracticePage.module.css';
import { useStartFromRow } from './use-start';

/** What would help most, and why. */
export function NextBand({ next }: { next: Schemas['NextStep'] }) {
  const { t } = useTranslation('practice');
  const { begin, isPending } = useStartFromRow();
  return (
    <Band id="next" title={t('next.title')}>
      <div className={css.next}>
        <div>
          <p className={css.skill}>{capitalized(next.skill)}</p>
          <p className={css.why} lang="en">
            {next.reason}
          </p>
        </div>
        <Button variant="filled" loading={isPending} onClick={() => begin({ skill: next.skill })}>
          {t('start')}
        </Button>
      </div>
    </Band>
  );
}
