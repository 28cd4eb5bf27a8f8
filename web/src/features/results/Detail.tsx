import { Advice } from './Advice';
import type { AnswerResult } from './api/get-results';
import { Delivery } from './Delivery';
import css from './Detail.module.css';
import { IdealAnswer } from './IdealAnswer';
import { lettered } from './quotes';
import { RubricList } from './RubricList';
import { Said } from './Said';
import { Story } from './Story';
import { useClips } from './use-clips';
import { Wording } from './Wording';

interface DetailProps {
  answer: AnswerResult;
  number: number;
  interviewId: string;
}

/** All that was said to a question, and all that was found in it. */
export function Detail({ answer, number, interviewId }: DetailProps) {
  const { audio, play, onTimeUpdate } = useClips();
  const { audio_url, delivery, rubric, star, category } = answer;
  const quotes = lettered(answer.quotes);
  const playable = audio_url === null ? null : play;
  return (
    <>
      <About answer={answer} />
      {audio_url !== null && (
        // biome-ignore lint/a11y/useMediaCaption: the transcript stands below.
        <audio
          ref={audio}
          className={css.audio}
          controls
          preload="metadata"
          src={audio_url}
          aria-label={`Your answer to question ${number}`}
          onTimeUpdate={onTimeUpdate}
        />
      )}
      {delivery !== null && <Delivery delivery={delivery} />}
      <div className={css.columns} data-single={rubric === null || undefined}>
        <Said answer={answer} interviewId={interviewId} quotes={quotes} play={playable} />
        {rubric !== null && <RubricList rubric={rubric} answer={answer} />}
      </div>
      {star !== null && isAStory(category) && <Story star={star} />}
      <Advice answer={answer} />
      <Wording wording={answer.wording} />
      {answer.ideal_answer !== null && <IdealAnswer ideal={answer.ideal_answer} />}
    </>
  );
}

/** Only questions about what somebody did ask for a story. */
function isAStory(category: AnswerResult['category']): boolean {
  return category === 'behavioral' || category === 'experience';
}

function About({ answer }: { answer: AnswerResult }) {
  const { skills, hints_used, previous_attempts } = answer;
  const before = previous_attempts.map(({ score }) => score?.toFixed(1) ?? 'not scored');
  const parts = [
    ...(skills.length > 0 ? [`Asks about ${skills.join(', ')}`] : []),
    ...(hints_used > 0 ? [hints_used === 1 ? 'One hint used' : `${hints_used} hints used`] : []),
    ...(before.length > 0 ? [`Before: ${before.join(', ')}`] : []),
  ];
  return parts.length === 0 ? null : <p className="help">{parts.join(' · ')}</p>;
}
