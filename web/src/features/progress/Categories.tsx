import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import { dateOf, figure } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './Lines.module.css';
import table from './Scores.module.css';
import { Spark } from './Spark';
import { type Category, FEWEST, inCategory, trendOf } from './trend';

const CATEGORIES = ['technical', 'behavioral', 'communication'] as const;
/** Points that fill a line's height: the same for all, so that they can be compared. */
const LEAST = 5;

interface CategoriesProps {
  categories: Progress['categories'];
  trend: Progress['trend'];
}

/** The averages over the range, how each went, and what is missing for those there are not. */
export function Categories({ categories, trend }: CategoriesProps) {
  const { t } = useTranslation('progress');
  const told = trend.length > 1;
  return (
    <Band
      id="categories"
      title={t('categories.title')}
      about={told ? t('categories.about') : undefined}
    >
      <dl className={css.lines}>
        {CATEGORIES.map((key) => (
          <Line key={key} category={key} score={categories[key]} trend={trend} />
        ))}
      </dl>
      {told && <Table trend={trend} />}
    </Band>
  );
}

interface LineProps {
  category: Category;
  score: number | null;
  trend: Progress['trend'];
}

function Line({ category, score, trend }: LineProps) {
  const { t } = useTranslation('progress');
  const values = inCategory(trend, category).map((one) => one.score);
  return (
    <div>
      <dt>{t(`categories.${category}`)}</dt>
      <dd className={css.wide}>
        {values.length > 1 && <Spark values={values} least={LEAST} />}
        {values.length < 2 && score !== null && <ScoreBar score={score} />}
      </dd>
      <dd>
        <Score score={score} />
      </dd>
      <dd className={css.about}>
        {score === null ? t(`categories.no_${category}`) : changeOf(trend, category, t)}
      </dd>
    </div>
  );
}

/** How far it went, as far as that can be told. */
function changeOf(trend: Progress['trend'], category: Category, t: TFunction<'progress'>): string {
  const points = inCategory(trend, category);
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 2 || first === undefined || last === undefined) {
    return t(`categories.of_${category}`);
  }
  // What one criterion alone is good to is not known, so no change of it is claimed.
  if (category === 'communication') {
    const ends = { first: figure(first.score, 1), last: figure(last.score, 1) };
    return t('categories.ends', ends);
  }
  const line = trendOf(points);
  if (line === null) return t('categories.few', { count: FEWEST - points.length });
  if (line.way === 'none') return t('categories.same');
  const [low = 0, high = 0] = [Math.abs(line.low), Math.abs(line.high)].sort((a, b) => a - b);
  return t(`categories.${line.way}`, {
    points: figure(Math.abs(line.change), 1),
    low: figure(low, 1),
    high: figure(high, 1),
  });
}

function Table({ trend }: { trend: Progress['trend'] }) {
  const { t } = useTranslation('progress');
  return (
    <details className={table.table}>
      <summary>{t('table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('scores.interview')}</th>
            {CATEGORIES.map((key) => (
              <th key={key} scope="col">
                {t(`categories.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.map(({ at, interview_id, categories }) => (
            <tr key={interview_id}>
              <th scope="row">
                <Link to="/interviews/$interviewId/results" params={{ interviewId: interview_id }}>
                  <time dateTime={at}>{dateOf(at)}</time>
                </Link>
              </th>
              {CATEGORIES.map((key) => {
                const score = categories[key];
                return <td key={key}>{score === null ? '–' : figure(score, 1)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
