import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Reason } from '@/components/judged/Reason';
import { VerdictBand } from '@/components/judged/VerdictBand';
import type { Interview } from '@/lib/api/get-interview';
import type { Results } from './api/get-results';
import { ScoreRange } from './ScoreRange';
import css from './Verdict.module.css';
import { isBeingJudged, isOpen, judged, wordsOf } from './words';

/** The page's answer: in words, then as a grade with its range. */
export function Verdict({ results, interview }: { results: Results; interview: Interview }) {
  const { t } = useTranslation('results');
  const { title, lead, reason = null } = wordsOf(results, interview, t);
  const { overall_score, grade, low, high } = results;
  const shown = !isOpen(interview) && !isBeingJudged(results, interview);
  const graded = shown && overall_score !== null && grade !== null;
  return (
    <VerdictBand mark={graded ? { grade, score: overall_score } : null} outOf={t('verdict.of_ten')}>
      <div className={css.words}>
        <div role="status">
          <h1 id="verdict" className="title">
            {title}
          </h1>
          <p className="lead">
            {lead}
            {reason !== null && (
              <>
                {' '}
                <Reason reason={reason} />
              </>
            )}
          </p>
        </div>
        {isBeingJudged(results, interview) && <Progress results={results} />}
        {graded && low !== null && high !== null && (
          <ScoreRange score={overall_score} low={low} high={high} grade={grade} />
        )}
        {isOpen(interview) && <CarryOn interviewId={interview.id} />}
      </div>
    </VerdictBand>
  );
}

function Progress({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  const { done, of } = judged(results);
  return (
    <div
      className={css.progress}
      role="progressbar"
      aria-label={t('verdict.progress')}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
    >
      <i style={{ width: `${of === 0 ? 0 : (100 * done) / of}%` }} />
    </div>
  );
}

function CarryOn({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('results');
  return (
    <Button
      variant="filled"
      size="lg"
      renderRoot={(props) => (
        <Link to="/interviews/$interviewId/green-room" params={{ interviewId }} {...props} />
      )}
    >
      {t('verdict.carry_on')}
    </Button>
  );
}
