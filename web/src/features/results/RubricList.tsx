import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import { figure, percent } from '@/lib/format';
import type { AnswerResult } from './api/get-results';
import css from './RubricList.module.css';

type Rubric = NonNullable<AnswerResult['rubric']>;

const CRITERIA = [
  { key: 'relevance', name: 'rubric.relevance', weight: 0.25 },
  { key: 'examples', name: 'rubric.examples', weight: 0.25 },
  { key: 'clarity', name: 'rubric.clarity', weight: 0.2 },
  { key: 'technical_accuracy', name: 'rubric.technical_accuracy', weight: 0.2 },
  { key: 'job_alignment', name: 'rubric.job_alignment', weight: 0.1 },
] as const satisfies readonly { key: keyof Rubric; name: string; weight: number }[];

/** Each criterion with its reason; a number only where one was earned. */
export function RubricList({ rubric, answer }: { rubric: Rubric; answer: AnswerResult }) {
  const { t } = useTranslation('results');
  const { score, low, high } = answer;
  const missing = CRITERIA.filter(({ key }) => rubric[key].score === null);
  const left = 1 - missing.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <section>
      <h4 className="heading">
        {score === null ? t('rubric.title') : t('rubric.why', { score: figure(score, 1) })}
      </h4>
      {low !== null && high !== null && (
        <p className="help">{t('range.likely', { low: figure(low, 1), high: figure(high, 1) })}</p>
      )}
      <dl className={css.rubric}>
        {CRITERIA.map(({ key, name, weight }) => {
          const criterion = rubric[key];
          return (
            <div key={key}>
              <dt>
                {t(name)} <span className="dim">{percent(weight)}</span>
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
              <dd className={css.why} lang="en">
                {criterion.why}
              </dd>
            </div>
          );
        })}
      </dl>
      {missing.length > 0 && score !== null && (
        <p className="help">{t('rubric.rescaled', { share: percent(left) })}</p>
      )}
    </section>
  );
}
