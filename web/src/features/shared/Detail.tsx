import { useTranslation } from 'react-i18next';
import type { SharedAnswer } from './api/get-shared';
import css from './Detail.module.css';
import { Rubric } from './Rubric';

/** What was said to a question, and what was found in it. All of it is shown as text. */
export function Detail({ answer, number }: { answer: SharedAnswer; number: number }) {
  const { t } = useTranslation('shared');
  const { audio_url, transcript, follow_ups, rubric, reason, status } = answer;
  return (
    <>
      {status === 'not_scored' && reason !== null && (
        <p className={css.reason}>
          {t('notScored')} <span lang="en">{reason}</span>
        </p>
      )}
      {audio_url !== null && (
        // biome-ignore lint/a11y/useMediaCaption: the transcript stands below.
        <audio
          className={css.audio}
          controls
          preload="none"
          src={audio_url}
          aria-label={t('answers.audio', { number })}
        />
      )}
      <div className={css.columns} data-single={rubric === null || undefined}>
        <section>
          <h4 className="heading">{t('said.title')}</h4>
          <Said text={transcript} />
          {follow_ups.map((follow) => (
            <div key={follow.question_id}>
              <p className={css.asked}>
                <span className="dim">{t('said.back')}</span> {follow.question}
              </p>
              <Said text={follow.transcript} />
            </div>
          ))}
          <Advice answer={answer} />
        </section>
        {rubric !== null && <Rubric rubric={rubric} score={answer.score} />}
      </div>
      {answer.ideal_answer !== null && (
        <section className={css.ideal}>
          <h4 className="heading">{t('ideal')}</h4>
          <p className={css.text} lang="en">
            {answer.ideal_answer.text}
          </p>
        </section>
      )}
    </>
  );
}

function Said({ text }: { text: string }) {
  const { t } = useTranslation('shared');
  return (
    <p className={css.text} lang={text === '' ? undefined : 'en'}>
      {text === '' ? <span className="dim">{t('said.nothing')}</span> : text}
    </p>
  );
}

/** What was strong, what was missing, and what to do next time. */
function Advice({ answer }: { answer: SharedAnswer }) {
  const { t } = useTranslation('shared');
  const lists = [
    { title: t('advice.strong'), points: answer.strengths },
    { title: t('advice.weak'), points: answer.weaknesses },
    { title: t('advice.next'), points: answer.improvements },
  ].filter(({ points }) => points.length > 0);
  if (lists.length === 0) return null;
  return (
    <div className={css.lists}>
      {lists.map(({ title, points }) => (
        <section key={title}>
          <h4 className="heading">{title}</h4>
          <ul lang="en">
            {[...new Set(points)].map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
