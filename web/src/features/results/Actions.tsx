import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { startPracticeMutation } from '@/lib/api/start-practice';
import { errorText } from '@/lib/error-text';
import css from './Actions.module.css';
import type { AnswerResult } from './api/get-results';
import { useBookmark } from './api/set-bookmark';
import { Dispute } from './Dispute';

interface ActionsProps {
  answer: AnswerResult;
  interviewId: string;
  shown: boolean;
  /** Whether trying this one again is what the page proposes. */
  proposed: boolean;
  bookmarked: boolean;
}

/** What one can do about an answer: try it again, keep the question, disagree. */
export function Actions({ answer, interviewId, shown, proposed, bookmarked }: ActionsProps) {
  const { t } = useTranslation('results');
  const [disputing, dispute] = useState(false);
  const disagree = useRef<HTMLButtonElement>(null);
  const { answer_id, question_id, rubric } = answer;
  const again = useTryAgain(answer);
  const bookmark = useBookmark(interviewId, question_id);
  const error = again.error ?? bookmark.error;
  return (
    <>
      <div className={css.actions}>
        <Button
          variant={proposed ? 'filled' : 'default'}
          leftSection={<Icon name="mic" size={18} />}
          loading={again.isPending}
          onClick={again.start}
        >
          {t('actions.again')}
        </Button>
        <Button
          variant="subtle"
          leftSection={<Icon name="bookmark" size={18} />}
          aria-pressed={bookmarked}
          disabled={bookmark.isPending}
          onClick={() => bookmark.mutate(!bookmarked)}
        >
          {bookmarked ? t('actions.bookmarked') : t('actions.bookmark')}
        </Button>
        {rubric !== null && answer_id !== null && (
          <Button
            ref={disagree}
            variant="subtle"
            aria-expanded={disputing}
            onClick={() => dispute(!disputing)}
          >
            {t('actions.dispute')}
          </Button>
        )}
      </div>
      {error !== null && (
        <p role="alert" className={css.error}>
          {errorText(error)}
        </p>
      )}
      {rubric !== null && answer_id !== null && shown && (
        <Dispute
          answerId={answer_id}
          interviewId={interviewId}
          opened={disputing}
          close={() => {
            dispute(false);
            disagree.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** Makes a practice of the question and goes to its green room. */
function useTryAgain({ answer_id, question_id }: AnswerResult) {
  const navigate = useNavigate();
  const practice = useMutation({
    ...startPracticeMutation,
    onSuccess: ({ id }) =>
      navigate({ to: '/interviews/$interviewId/green-room', params: { interviewId: id } }),
  });
  const start = () =>
    practice.mutate({
      question_id,
      ...(answer_id === null ? {} : { of_answer_id: answer_id }),
    });
  return { start, isPending: practice.isPending, error: practice.error };
}
