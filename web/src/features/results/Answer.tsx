import { CATEGORIES } from '@/lib/categories';
import css from './Answer.module.css';
import type { AnswerResult } from './api/get-results';
import { sentence } from './Verdict';

const STATUS: Record<AnswerResult['status'], string> = {
  scored: 'Scored',
  not_scored: 'Not scored',
  pending: 'Being evaluated',
  skipped: 'Skipped',
};

/** One main question with all that was said to it. */
export function Answer({ answer, number }: { answer: AnswerResult; number: number }) {
  const { question, category, skills, status, score, reason } = answer;
  return (
    <li className={css.answer}>
      <span className="dim num">{number}</span>
      <div>
        <h3>{question}</h3>
        <p className={css.meta}>
          {[CATEGORIES[category], skills.join(', ')].filter((part) => part !== '').join(' · ')}
        </p>
        <Said answer={answer} />
        {answer.follow_ups.map((follow) => (
          <div key={follow.question_id} className={css.follow}>
            <p className={css.asked}>
              <span className="dim">Asked back</span> {follow.question}
            </p>
            <p className={css.said}>{follow.transcript || <NothingSaid />}</p>
          </div>
        ))}
        {answer.audio_url !== null && (
          // biome-ignore lint/a11y/useMediaCaption: the transcript stands above.
          <audio
            className={css.audio}
            controls
            preload="metadata"
            src={answer.audio_url}
            aria-label={`Your answer to question ${number}`}
          />
        )}
      </div>
      <p className={css.status}>
        {score === null ? STATUS[status] : score.toFixed(1)}
        {score === null && reason !== null && <span className="help">{sentence(reason)}</span>}
      </p>
    </li>
  );
}

function Said({ answer }: { answer: AnswerResult }) {
  if (answer.transcript === '') {
    return (
      <p className={css.said}>
        <NothingSaid />
      </p>
    );
  }
  const how = answer.typed ? 'Typed' : answer.edited ? 'Corrected by you' : null;
  return (
    <>
      <p className={css.said}>{answer.transcript}</p>
      {how !== null && <p className={css.meta}>{how}</p>}
    </>
  );
}

function NothingSaid() {
  return <span className="dim">Nothing was said.</span>;
}
