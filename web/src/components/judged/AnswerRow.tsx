import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { Score } from '@/components/Score';
import type { Schemas } from '@/lib/api-client';
import css from './AnswerRow.module.css';

type AnswerResult = Schemas['AnswerResult'];

interface AnswerRowProps {
  answer: AnswerResult;
  number: number;
  /** Whether it shows all at first. */
  open: boolean;
  /** What the page calls an answer whose evaluation is under way. */
  pending: string;
  /** What stands under the question, open or not. */
  note?: ReactNode;
  /** All about the answer; told whether one sees it. */
  detail: (shown: boolean) => ReactNode;
}

/** One question: its score, and when it is opened all about the answer. */
export function AnswerRow({ answer, number, open, pending, note, detail }: AnswerRowProps) {
  const [shown, show] = useState(open);
  // A dozen answers that nobody has opened need not be drawn; one that was keeps its state.
  const [drawn, draw] = useState(open);
  const id = useId();
  const empty = answer.answer_id === null || answer.status === 'skipped';
  const head = <Head answer={answer} number={number} pending={pending} />;
  return (
    <li className={css.answer} data-open={(shown && !empty) || undefined}>
      <h3>
        {empty ? (
          <span className={css.head}>{head}</span>
        ) : (
          <button
            type="button"
            className={css.head}
            aria-expanded={shown}
            aria-controls={id}
            onClick={() => {
              show(!shown);
              draw(true);
            }}
          >
            {head}
            <Icon name="down" size={18} />
          </button>
        )}
      </h3>
      {note}
      {!empty && (
        <div id={id} className={css.detail} hidden={!shown}>
          {drawn && detail(shown)}
        </div>
      )}
    </li>
  );
}

function Head({ answer, number, pending }: Pick<AnswerRowProps, 'answer' | 'number' | 'pending'>) {
  const { t } = useTranslation(['judged', 'common']);
  const { question, category, status, score } = answer;
  return (
    <>
      <span className={css.number}>{number}</span>
      <span className={css.question} lang="en">
        {question}
      </span>
      <span className={css.kind}>{t(`common:category.${category}`)}</span>
      <span className={css.score}>
        {status === 'pending' && score === null && <span className="dim">{pending}</span>}
        {status === 'skipped' && <span className="dim">{t('skipped')}</span>}
        {(status === 'scored' || status === 'not_scored') && <Score score={score} />}
      </span>
    </>
  );
}
