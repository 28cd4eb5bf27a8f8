import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import type { Shared } from './api/get-shared';
import css from './Categories.module.css';

const NAMES = ['technical', 'behavioral', 'communication'] as const;

/** The averages by kind of question, and over all how clear it was; nothing without any. */
export function Categories({ categories }: { categories: Shared['results']['categories'] }) {
  const { t } = useTranslation('shared');
  const rows = NAMES.map((name) => ({ name, score: categories[name] }));
  if (rows.every(({ score }) => score === null)) return null;
  return (
    <Band id="categories" title={t('categories.title')}>
      <dl className={css.rows}>
        {rows.map(({ name, score }) => (
          <div key={name}>
            <dt>{t(`categories.${name}`)}</dt>
            <dd className={css.bar}>{score !== null && <ScoreBar score={score} />}</dd>
            <dd>
              <Score score={score} />
            </dd>
          </div>
        ))}
      </dl>
    </Band>
  );
}
