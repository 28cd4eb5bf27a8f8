import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnswerResult } from './api/get-results';
import { Correction } from './Correction';
import { type Lettered, type Part, placeQuotes } from './quotes';
import css from './Said.module.css';

type Play = ((quote: Lettered) => void) | null;

interface SaidProps {
  answer: AnswerResult;
  interviewId: string;
  quotes: readonly Lettered[];
  /** Plays a quote; null where there is no sound. */
  play: Play;
}

/** What was said, with the quotes in it that the feedback rests on. */
export function Said({ answer, interviewId, quotes, play }: SaidProps) {
  const [correcting, correct] = useState(false);
  const { answer_id, transcript, follow_ups, typed, edited } = answer;
  const said = [transcript, ...follow_ups.map((one) => one.transcript)];
  const { texts, elsewhere } = placeQuotes(said, quotes);
  const how = typed ? 'Typed' : edited ? 'Corrected by you' : null;
  return (
    <section>
      <div className={css.head}>
        <h4 className="heading">
          What you said {how !== null && <span className="dim">{how}</span>}
        </h4>
        {answer_id !== null && !correcting && (
          <Button size="sm" variant="subtle" className={css.tuck} onClick={() => correct(true)}>
            Correct the transcript
          </Button>
        )}
      </div>
      {correcting && answer_id !== null ? (
        <Correction
          answerId={answer_id}
          transcript={transcript}
          interviewId={interviewId}
          close={() => correct(false)}
        />
      ) : (
        <Text parts={texts[0]} play={play} />
      )}
      {follow_ups.map((follow, at) => (
        <div key={follow.question_id}>
          <p className={css.asked}>
            <span className="dim">Asked back</span> {follow.question}
          </p>
          <Text parts={texts[at + 1]} play={play} />
        </div>
      ))}
      {elsewhere.length > 0 && (
        <p className={css.text}>
          <span className="dim">As it was heard:</span>{' '}
          {elsewhere.map((quote) => (
            <Quoted key={quote.letter} text={quote.text} quote={quote} play={play} />
          ))}
        </p>
      )}
    </section>
  );
}

function Text({ parts = [], play }: { parts: readonly Part[] | undefined; play: Play }) {
  if (parts.length === 0) {
    return (
      <p className={css.text}>
        <span className="dim">Nothing was said.</span>
      </p>
    );
  }
  return (
    <p className={css.text}>
      {parts.map(({ text, quote }) =>
        quote === null ? text : <Quoted key={quote.letter} text={text} quote={quote} play={play} />,
      )}
    </p>
  );
}

function Quoted({ text, quote, play }: { text: string; quote: Lettered; play: Play }) {
  return (
    <mark className={css.quote} data-kind={quote.kind}>
      {play !== null && (
        <button
          type="button"
          className={css.play}
          aria-label={`Play quote ${quote.letter}`}
          onClick={() => play(quote)}
        >
          <svg viewBox="0 0 24 24" width="12" height="12" fill="currentColor" aria-hidden="true">
            <path d="M8 5.6v12.8l10.4-6.4z" />
          </svg>
          {quote.letter}
        </button>
      )}
      {text}
    </mark>
  );
}
