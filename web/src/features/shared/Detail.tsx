import { useTranslation } from 'react-i18next';
import { PointLists } from '@/components/judged/PointLists';
import { Reason } from '@/components/judged/Reason';
import { RubricList } from '@/components/judged/RubricList';
import type { SharedAnswer } from './api/get-shared';
import css from './Detail.module.css';

/** What was said to a question, and what was found in it. All of it is shown as text. */
export function Detail({ answer, number }: { answer: SharedAnswer; number: number }) {
  const { t } = useTranslation('shared');
  const { audio_url, transcript, follow_ups, rubric, reason, status } = answer;
  return (
    <>
      {status === 'not_scored' && reason !== null && (
        <p className={css.reason}>
          <Reason reason={reason} />
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
                <span className="dim">{t('said.back')}</span>{' '}
                <span lang="en">{follow.question}</span>
              </p>
              <Said text={follow.transcript} />
            </div>
          ))}
          <PointLists
            narrow
            lists={[
              { title: t('advice.strong'), points: answer.strengths },
              { title: t('advice.weak'), points: answer.weaknesses },
              { title: t('advice.next'), points: answer.improvements },
            ]}
          />
        </section>
        {rubric !== null && (
          <RubricList
            rubric={rubric}
            score={answer.score}
            reason={reason}
            nameOf={(criterion) => t(`rubric.${criterion}`)}
          />
        )}
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
