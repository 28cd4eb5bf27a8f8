import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import css from './CategoryScores.module.css';

export interface CategoryRow {
  name: string;
  score: number | null;
  /** What the average is made of. */
  of?: string;
}

/** The averages by kind of question; nothing without any. */
export function CategoryScores({ rows }: { rows: readonly CategoryRow[] }) {
  const { t } = useTranslation('judged');
  if (rows.every(({ score }) => score === null)) return null;
  return (
    <Band id="categories" title={t('categories')}>
      <dl className={css.rows}>
        {rows.map(({ name, score, of }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={css.bar}>{score !== null && <ScoreBar score={score} />}</dd>
            <dd>
              <Score score={score} />
            </dd>
            {of !== undefined && <dd className={css.of}>{of}</dd>}
          </div>
        ))}
      </dl>
    </Band>
  );
}
