import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import { figure, percent } from '@/lib/format';
import type { SharedAnswer } from './api/get-shared';
import css from './Rubric.module.css';

type Criteria = NonNullable<SharedAnswer['rubric']>;

const WEIGHTS = [
  ['relevance', 0.25],
  ['examples', 0.25],
  ['clarity', 0.2],
  ['technical_accuracy', 0.2],
  ['job_alignment', 0.1],
] as const satisfies readonly (readonly [keyof Criteria, number])[];

/** Each criterion with its reason; a number only where one was earned. */
export function Rubric({ rubric, score }: { rubric: Criteria; score: number | null }) {
  const { t } = useTranslation('shared');
  return (
    <section>
      <h4 className="heading">
        {score === null ? t('rubric.title') : t('rubric.why', { score: figure(score, 1) })}
      </h4>
      <dl className={css.rubric}>
        {WEIGHTS.map(([key, weight]) => {
          const criterion = rubric[key];
          return (
            <div key={key}>
              <dt>
                {t(`rubric.${key}`)} <span className="dim">{percent(weight)}</span>
              </dt>
              <dd>
                {criterion.score === null ? (
                  <span className="dim">{t('rubric.none')}</span>
                ) : (
                  <Score score={criterion.score} brief />
                )}
              </dd>
              {criterion.score !== null && (
                <dd className={css.wide}>
                  <ScoreBar score={criterion.score} />
                </dd>
              )}
              <dd className={css.why} lang="en">
                {criterion.why}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
