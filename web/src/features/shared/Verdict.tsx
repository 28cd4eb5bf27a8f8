import { useTranslation } from 'react-i18next';
import { Reason } from '@/components/judged/Reason';
import { VerdictBand } from '@/components/judged/VerdictBand';
import { dayOf, figure } from '@/lib/format';
import type { Shared } from './api/get-shared';
import css from './Verdict.module.css';

/** Whose interview it is, as far as the link says, and what it came to. */
export function Verdict({ shared }: { shared: Shared }) {
  const { t } = useTranslation('shared');
  const { name, results, expires_at } = shared;
  const { overall_score, grade, low, high, reason } = results;
  const graded = overall_score !== null && grade !== null;
  const answered = results.answers.filter(({ transcript }) => transcript !== '').length;
  const counted = t('answered', { said: answered, count: results.answers.length });
  return (
    <VerdictBand mark={graded ? { grade, score: overall_score } : null} outOf={t('ofTen')}>
      <div className={css.words}>
        <h1 id="verdict" className="title">
          {name === null ? t('title') : t('titleOf', { name })}
        </h1>
        <p className="lead">
          {counted}{' '}
          {graded &&
            low !== null &&
            high !== null &&
            t('likely', { low: figure(low, 1), high: figure(high, 1) })}
          {!graded && results.status === 'pending' && t('pending')}
          {!graded && results.status !== 'pending' && t('unscored')}
        </p>
        {!graded && reason !== null && (
          <p className="help">
            <Reason reason={reason} />
          </p>
        )}
        <p className={css.until}>
          {t('until', { day: dayOf(expires_at, new Date()) })} {t('covered')}
        </p>
      </div>
    </VerdictBand>
  );
}
