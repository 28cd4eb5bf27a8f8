import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import type { AnswerResult, Results } from './api/get-results';
import css from './Categories.module.css';

interface Row {
  name: string;
  score: number | null;
  /** What the average is made of. */
  of: string;
}

/** The averages by kind of question, and over all how clear it was. */
export function Categories({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  const rows = rowsOf(results, t).filter(({ score }) => score !== null);
  if (rows.length === 0) return null;
  return (
    <Band id="categories" title={t('categories.title')}>
      <dl className={css.rows}>
        {rows.map(({ name, score, of }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={css.bar}>{score !== null && <ScoreBar score={score} />}</dd>
            <dd>
              <Score score={score} />
            </dd>
            <dd className={css.of}>{of}</dd>
          </div>
        ))}
      </dl>
    </Band>
  );
}

function rowsOf({ categories, answers }: Results, t: TFunction<'results'>): Row[] {
  const technical = answers.filter((one) => one.score !== null && one.category === 'technical');
  const others = answers.filter((one) => one.score !== null && one.category !== 'technical');
  const clear = answers.filter((one) => isClarityKnown(one));
  return [
    {
      name: t('categories.technical'),
      score: categories.technical,
      of: t('categories.of', { count: technical.length }),
    },
    {
      name: t('categories.behavioral'),
      score: categories.behavioral,
      of: t('categories.of', { count: others.length }),
    },
    {
      name: t('categories.communication'),
      score: categories.communication,
      of: t('categories.clarity', { count: clear.length }),
    },
  ];
}

function isClarityKnown({ rubric }: AnswerResult): boolean {
  return rubric?.clarity.score != null;
}
