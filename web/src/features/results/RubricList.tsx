import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import type { AnswerResult } from './api/get-results';
import css from './RubricList.module.css';

type Rubric = NonNullable<AnswerResult['rubric']>;

const CRITERIA: readonly { key: keyof Rubric; name: string; weight: number }[] = [
  { key: 'relevance', name: 'Relevance', weight: 25 },
  { key: 'examples', name: 'Examples', weight: 25 },
  { key: 'clarity', name: 'Clarity', weight: 20 },
  { key: 'technical_accuracy', name: 'Technical accuracy', weight: 20 },
  { key: 'job_alignment', name: 'Fit with the job', weight: 10 },
];

/** Each criterion with its reason; a number only where one was earned. */
export function RubricList({ rubric, answer }: { rubric: Rubric; answer: AnswerResult }) {
  const { score, low, high } = answer;
  const missing = CRITERIA.filter(({ key }) => rubric[key].score === null);
  const left = 100 - missing.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <section>
      <h4 className="heading">{score === null ? 'By criterion' : `Why ${score.toFixed(1)}`}</h4>
      {low !== null && high !== null && (
        <p className="help">
          Likely between {low.toFixed(1)} and {high.toFixed(1)}
        </p>
      )}
      <dl className={css.rubric}>
        {CRITERIA.map(({ key, name, weight }) => {
          const criterion = rubric[key];
          return (
            <div key={key}>
              <dt>
                {name} <span className="dim">{weight} %</span>
              </dt>
              <dd>
                {criterion.score === null ? (
                  <span className="dim">No number</span>
                ) : (
                  <Score score={criterion.score} brief />
                )}
              </dd>
              {criterion.score !== null && (
                <dd className={css.bar}>
                  <ScoreBar score={criterion.score} />
                </dd>
              )}
              <dd className={css.why}>{criterion.why}</dd>
            </div>
          );
        })}
      </dl>
      {missing.length > 0 && score !== null && (
        <p className="help">
          What has no number does not count; the weights of the others, {left} % together, are
          scaled up to the whole.
        </p>
      )}
    </section>
  );
}
