import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import type { Schemas } from '@/lib/api-client';
import { figure, percent } from '@/lib/format';
import css from './RubricList.module.css';

type Rubric = NonNullable<Schemas['AnswerResult']['rubric']>;
type Criterion = keyof Rubric;

const WEIGHTS = [
  ['relevance', 0.25],
  ['examples', 0.25],
  ['clarity', 0.2],
  ['technical_accuracy', 0.2],
  ['job_alignment', 0.1],
] as const satisfies readonly (readonly [Criterion, number])[];

interface RubricListProps {
  rubric: Rubric;
  score: number | null;
  /** Why there is no score, which stands above and is not said again for each criterion. */
  reason: string | null;
  /** What the page calls a criterion. */
  nameOf: (criterion: Criterion) => string;
  /** What stands between the heading and the criteria. */
  range?: ReactNode;
  /** Whether it says what becomes of the weights of those without a number. */
  rescaled?: boolean;
}

/** Each criterion with its reason; a number only where one was earned. */
export function RubricList({
  rubric,
  score,
  reason,
  nameOf,
  range,
  rescaled = false,
}: RubricListProps) {
  const { t } = useTranslation('judged');
  const counted = WEIGHTS.filter(([key]) => rubric[key].score !== null);
  const left = counted.reduce((sum, [, weight]) => sum + weight, 0);
  return (
    <section>
      <h4 className="heading">
        {score === null ? t('rubric.title') : t('rubric.why', { score: figure(score, 1) })}
      </h4>
      {range}
      <dl className={css.rubric}>
        {WEIGHTS.map(([key, weight]) => {
          const criterion = rubric[key];
          return (
            <div key={key}>
              <dt>
                {nameOf(key)} <span className="dim">{percent(weight)}</span>
              </dt>
              <dd>
                {criterion.score === null ? (
                  <span className="dim">{t('rubric.none')}</span>
                ) : (
                  <Score score={criterion.score} brief />
                )}
              </dd>
              {criterion.score !== null && (
                <dd className={css.bar}>
                  <ScoreBar score={criterion.score} />
                </dd>
              )}
              {!isSame(criterion.why, reason) && (
                <dd className={css.why} lang="en">
                  {criterion.why}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      {rescaled && counted.length < WEIGHTS.length && score !== null && (
        <p className="help">{t('rubric.rescaled', { share: percent(left) })}</p>
      )}
    </section>
  );
}

/** The answer's reason has no full stop at its end. */
function isSame(why: string, reason: string | null): boolean {
  return reason !== null && why.replace(/\.$/, '') === reason.replace(/\.$/, '');
}
