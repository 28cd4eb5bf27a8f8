import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import { figure } from '@/lib/format';
import css from './Attempts.module.css';
import type { AnswerResult } from './api/get-results';

/** Before and after: the earlier answers to this question beside this one. */
export function Attempts({ answer }: { answer: AnswerResult }) {
  const { t } = useTranslation('results');
  const { previous_attempts, score } = answer;
  if (previous_attempts.length === 0) return null;
  const all = [...previous_attempts, { answer_id: answer.answer_id, score }];
  return (
    <section className={css.attempts}>
      <h4 className="heading">{t('attempts.title')}</h4>
      <p className={css.change}>{changeOf(answer, t)}</p>
      <ol>
        {all.map((one, at) => (
          <li key={one.answer_id}>
            <span className="dim">
              {at === all.length - 1 ? t('attempts.now') : t('attempts.nth', { n: at + 1 })}
            </span>
            <Score score={one.score} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A difference within what a score is good to is none. */
function changeOf(
  { previous_attempts, score, low, high }: AnswerResult,
  t: TFunction<'results'>,
): string {
  const before = previous_attempts.findLast((one) => one.score !== null)?.score ?? null;
  if (before === null || score === null) return t('attempts.unknown');
  const points = { points: figure(Math.abs(score - before), 1) };
  if (low !== null && high !== null && before >= low && before <= high) {
    return t('attempts.same', { low: figure(low, 1), high: figure(high, 1) });
  }
  return score > before ? t('attempts.up', points) : t('attempts.down', points);
}
