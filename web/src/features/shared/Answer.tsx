import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { Score } from '@/components/Score';
import css from './Answer.module.css';
import type { SharedAnswer } from './api/get-shared';
import { Detail } from './Detail';

interface AnswerProps {
  answer: SharedAnswer;
  number: number;
  /** Whether it shows all at first. */
  open: boolean;
}

/** One question: its score, and when it is opened what was said to it and found in it. */
export function Answer({ answer, number, open }: AnswerProps) {
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
      {!empty && (
        <div id={id} className={css.detail} hidden={!shown}>
          <Detail answer={answer} number={number} />
        </div>
      )}
    </li>
  );
}

function Head({ answer, number }: { answer: SharedAnswer; number: number }) {
  const { t } = useTranslation(['shared', 'common']);
  const { question, category, status, score } = answer;
  return (
    <>
      <span className={css.number}>{number}</span>
      <span className={css.question}>{question}</span>
      <span className={css.kind}>{t(`common:category.${category}`)}</span>
      <span className={css.score}>
        {status === 'pending' && score === null && <span className="dim">{t('judging')}</span>}
        {status === 'skipped' && <span className="dim">{t('skipped')}</span>}
        {(status === 'scored' || status === 'not_scored') && <Score score={score} />}
      </span>
    </>
  );
}
