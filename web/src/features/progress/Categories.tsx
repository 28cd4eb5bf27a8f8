import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import type { Progress } from './api/get-progress';
import css from './Lines.module.css';

/** The averages over all interviews of the range, and what is missing for those there are not. */
export function Categories({ categories }: { categories: Progress['categories'] }) {
  const { t } = useTranslation('progress');
  const rows = [
    { key: 'technical', name: t('categories.technical'), none: t('categories.no_technical') },
    { key: 'behavioral', name: t('categories.behavioral'), none: t('categories.no_behavioral') },
    {
      key: 'communication',
      name: t('categories.communication'),
      none: t('categories.no_communication'),
    },
  ] as const;
  return (
    <Band id="categories" title={t('categories.title')}>
      <dl className={css.lines}>
        {rows.map(({ key, name, none }) => {
          const score = categories[key];
          return (
            <div key={key}>
              <dt>{name}</dt>
              <dd className={css.wide}>{score !== null && <ScoreBar score={score} />}</dd>
              <dd>
                <Score score={score} />
              </dd>
              <dd className={css.about}>{score === null ? none : t(`categories.of_${key}`)}</dd>
            </div>
          );
        })}
      </dl>
    </Band>
  );
}
