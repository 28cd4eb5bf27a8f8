import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import { dateOf, figure } from '@/lib/format';
import { lazily } from '@/lib/lazily';
import type { Progress } from './api/get-progress';
import css from './Scores.module.css';

const ScoreChart = lazily('ScoreChart', () => import('./ScoreChart'));

interface ScoresProps {
  trend: Progress['trend'];
  /** The straight line at each interview; null where there are too few. */
  line: readonly number[] | null;
}

/** Each interview's score with its range, and the line through them; the figures in a table. */
export function Scores({ trend, line }: ScoresProps) {
  const { t } = useTranslation('progress');
  return (
    <>
      <div className={css.chart} role="img" aria-label={t('scores.chart', { count: trend.length })}>
        <Suspense fallback={<span aria-busy="true" />}>
          <ScoreChart trend={trend} line={line} />
        </Suspense>
      </div>
      <details className={css.table}>
        <summary>{t('table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('scores.interview')}</th>
              <th scope="col">{t('scores.score')}</th>
              <th scope="col">{t('scores.likely')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ at, interview_id, score, low, high }) => (
              <tr key={interview_id}>
                <th scope="row">
                  <Link
                    to="/interviews/$interviewId/results"
                    params={{ interviewId: interview_id }}
                  >
                    <time dateTime={at}>{dateOf(at)}</time>
                  </Link>
                </th>
                <td>
                  <Score score={score} />
                </td>
                <td>{t('scores.range', { low: figure(low, 1), high: figure(high, 1) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
