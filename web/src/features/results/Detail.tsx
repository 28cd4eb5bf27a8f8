import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { RubricList } from '@/components/judged/RubricList';
import { figure } from '@/lib/format';
import { Actions } from './Actions';
import { Advice } from './Advice';
import { Attempts } from './Attempts';
import type { AnswerResult } from './api/get-results';
import { Delivery } from './Delivery';
import css from './Detail.module.css';
import { IdealAnswer } from './IdealAnswer';
import { Player } from './Player';
import { lettered } from './quotes';
import { Said } from './Said';
import { Story } from './Story';
import { usePlayer } from './use-player';
import { Wording } from './Wording';

interface DetailProps {
  answer: AnswerResult;
  number: number;
  interviewId: string;
  /** Whether one sees it. */
  shown: boolean;
  proposed: boolean;
  bookmarked: boolean;
}

/** All that was said to a question, and all that was found in it. */
export function Detail(props: DetailProps) {
  const { answer, number, interviewId, shown } = props;
  const control = usePlayer();
  const { audio_url, delivery, rubric, star, category } = answer;
  const quotes = useMemo(() => lettered(answer.quotes), [answer.quotes]);
  const player = audio_url === null ? null : control.player;
  return (
    <>
      <About answer={answer} />
      {audio_url !== null && (
        <Player
          answer={answer}
          url={audio_url}
          number={number}
          interviewId={interviewId}
          quotes={quotes}
          control={control}
          shown={shown}
        />
      )}
      {delivery !== null && <Delivery delivery={delivery} />}
      <Attempts answer={answer} />
      <div className={css.columns} data-single={rubric === null || undefined}>
        <Said answer={answer} interviewId={interviewId} quotes={quotes} player={player} />
        <Criteria answer={answer} />
      </div>
      {star !== null && isAStory(category) && (
        <Story star={star} words={answer.words} player={player} />
      )}
      <Advice answer={answer} />
      <Wording wording={answer.wording} />
      {answer.ideal_answer !== null && <IdealAnswer ideal={answer.ideal_answer} answer={answer} />}
      <Actions {...props} />
    </>
  );
}

/** Only questions about what somebody did ask for a story. */
function isAStory(category: AnswerResult['category']): boolean {
  return category === 'behavioral' || category === 'experience';
}

function Criteria({ answer }: { answer: AnswerResult }) {
  const { t } = useTranslation('results');
  const { rubric, score, reason, low, high } = answer;
  if (rubric === null) return null;
  const range = low !== null && high !== null && (
    <p className="help">{t('range.likely', { low: figure(low, 1), high: figure(high, 1) })}</p>
  );
  return (
    <RubricList
      rubric={rubric}
      score={score}
      reason={reason}
      nameOf={(criterion) => t(`rubric.${criterion}`)}
      range={range}
      rescaled
    />
  );
}

function About({ answer }: { answer: AnswerResult }) {
  const { t } = useTranslation('results');
  const { skills, hints_used } = answer;
  if (skills.length === 0 && hints_used === 0) return null;
  return (
    <p className="help">
      {skills.length > 0 && (
        <Trans
          t={t}
          i18nKey="answer.asks"
          values={{ skills: skills.join(', ') }}
          components={{ en: <span lang="en" /> }}
        />
      )}
      {skills.length > 0 && hints_used > 0 && ' · '}
      {hints_used > 0 && t('answer.hints', { count: hints_used })}
    </p>
  );
}
