import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerRow } from '@/components/judged/AnswerRow';
import { Skeleton } from '@/components/Skeleton';
import { lazily } from '@/lib/lazily';
import type { AnswerResult } from './api/get-results';
import { Unscored } from './Unscored';

const Detail = lazily('Detail', () => import('./Detail'));

interface AnswerProps {
  answer: AnswerResult;
  number: number;
  interviewId: string;
  /** Whether it shows all at first. */
  open: boolean;
  /** Whether trying it again is what the page proposes. */
  proposed: boolean;
  bookmarked: boolean;
}

/** One main question: its score, and when it is opened all that was said to it and found in it. */
export function Answer({ open, ...props }: AnswerProps) {
  const { t } = useTranslation('results');
  const { answer, number, interviewId } = props;
  return (
    <AnswerRow
      answer={answer}
      number={number}
      open={open}
      pending={t('answer.pending')}
      note={<Unscored answer={answer} interviewId={interviewId} />}
      detail={(shown) => (
        <Suspense fallback={<Skeleton label={t('loading')} widths={[0.8, 0.74, 0.78]} />}>
          <Detail {...props} shown={shown} />
        </Suspense>
      )}
    />
  );
}
