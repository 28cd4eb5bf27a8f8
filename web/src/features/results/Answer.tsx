import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { Score } from '@/components/Score';
import css from './Answer.module.css';
import type { AnswerResult } from './api/get-results';
import { Detail } from './Detail';
import { Unscored } from './Unscored';

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
export function Answer({ answer, number, interviewId, open, proposed, bookmarked }: AnswerProps) {
  const [shown, show] = useState(open);
  const id = useId();
  const empty = answer.answer_id === null || answer.status === 'skipped';
  return (
    <li className={css.answer} data-open={(shown && !empty) || undefined}>
      <h3>
        {empty ? (
          <span className={css.head}>
            <Head answer={answer} number={number} />
          </span>
        ) : (
          <button
            type="button"
            className={css.head}
            aria-expanded={shown}
            aria-controls={id}
            onClick={() => show(!shown)}
          >
            <Head answer={answer} number={number} />
            <Icon name="down" size={18} />
          </button>
        )}
      </h3>
      <Unscored answer={answer} interviewId={interviewId} />
      {!empty && (
        <div id={id} className={css.detail} hidden={!shown}>
          <Detail
            answer={answer}
            number={number}
            interviewId={interviewId}
            shown={shown}
            proposed={proposed}
            bookmarked={bookmarked}
          />
        </div>
      )}
    </li>
  );
}

function Head({ answer, number }: { answer: AnswerResult; number: number }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation();
  const { question, category, status, score } = answer;
  return (
    <>
      <span className={css.number}>{number}</span>
      <span className={css.question} lang="en">
        {question}
      </span>
      <span className={css.kind}>{common(`category.${category}`)}</span>
      <span className={css.score}>
        {status === 'pending' && score === null && (
          <span className="dim">{t('answer.pending')}</span>
        )}
        {status === 'skipped' && <span className="dim">{t('answer.skipped')}</span>}
        {(status === 'scored' || status === 'not_scored') && <Score score={score} />}
      </span>
    </>
  );
}
