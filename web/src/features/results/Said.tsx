import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerResult } from './api/get-results';
import { Correction } from './Correction';
import { transcriptOf } from './passages';
import type { Lettered } from './quotes';
import css from './Said.module.css';
import type { Player } from './use-player';
import { Quoted, Words } from './Words';

interface SaidProps {
  answer: AnswerResult;
  interviewId: string;
  quotes: readonly Lettered[];
  /** Null where there is no sound. */
  player: Player | null;
}

/** What was said, word by word, with the quotes in it that the feedback rests on. */
export function Said({ answer, interviewId, quotes, player }: SaidProps) {
  const { t } = useTranslation('results');
  const [correcting, correct] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { answer_id, transcript, follow_ups, typed, edited } = answer;
  const { texts, elsewhere } = useMemo(() => transcriptOf(answer, quotes), [answer, quotes]);
  const how = typed ? t('said.typed') : edited ? t('said.corrected') : null;
  return (
    <section>
      <div className={css.head}>
        <h4 className="heading">
          {t('said.title')} {how !== null && <span className="dim">{how}</span>}
        </h4>
        {answer_id !== null && (
          <Button
            ref={opener}
            size="sm"
            variant="subtle"
            className={css.tuck}
            aria-expanded={correcting}
            onClick={() => correct(!correcting)}
          >
            {t('correction.open')}
          </Button>
        )}
      </div>
      {correcting && answer_id !== null ? (
        <Correction
          answerId={answer_id}
          transcript={transcript}
          interviewId={interviewId}
          close={() => {
            correct(false);
            opener.current?.focus();
          }}
        />
      ) : (
        <Words passages={texts[0] ?? []} player={player} />
      )}
      {follow_ups.map((follow, at) => (
        <div key={follow.question_id}>
          <p className={css.asked}>
            <span className="dim">{t('said.asked_back')}</span>{' '}
            <span lang="en">{follow.question}</span>
          </p>
          <Words passages={texts[at + 1] ?? []} player={player} />
        </div>
      ))}
      {elsewhere.length > 0 && (
        <p className={css.text}>
          <span className="dim">{t('said.as_heard')}</span>{' '}
          {elsewhere.map((quote) => (
            <Quoted key={quote.letter} quote={quote} player={player}>
              {quote.text}
            </Quoted>
          ))}
        </p>
      )}
    </section>
  );
}
