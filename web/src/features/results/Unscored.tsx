import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Reason } from '@/components/judged/Reason';
import { errorText } from '@/lib/error-text';
import { useEvaluateAnswer } from './api/evaluate-answer';
import type { AnswerResult } from './api/get-results';
import css from './Unscored.module.css';

/** Why there is no score; where nothing was judged, it can be asked for again. */
export function Unscored({ answer, interviewId }: { answer: AnswerResult; interviewId: string }) {
  const { answer_id, status, reason, rubric } = answer;
  const { t } = useTranslation('results');
  const ask = useEvaluateAnswer(interviewId);
  if (status !== 'not_scored' || reason === null) return null;
  return (
    <div className={css.unscored}>
      <p>
        {rubric === null && (
          <>
            <strong>{t('unscored.guess')}</strong>{' '}
          </>
        )}
        <Reason reason={reason} />
        {ask.error !== null && (
          <span role="alert" className={css.failed}>
            {t('unscored.failed')} {errorText(ask.error)}
          </span>
        )}
      </p>
      {rubric === null && answer_id !== null && (
        <Button size="sm" loading={ask.isPending} onClick={() => ask.mutate(answer_id)}>
          {t('unscored.again')}
        </Button>
      )}
    </div>
  );
}
