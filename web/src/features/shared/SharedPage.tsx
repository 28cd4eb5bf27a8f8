import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { InEnglish } from '@/components/InEnglish';
import { AnswerRow } from '@/components/judged/AnswerRow';
import { CategoryScores } from '@/components/judged/CategoryScores';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { SkillScores } from '@/components/SkillScores';
import { ApiError } from '@/lib/api-error';
import { type Shared, sharedQuery } from './api/get-shared';
import { Detail } from './Detail';
import css from './SharedPage.module.css';
import { usePrivateAddress } from './use-private-address';
import { Verdict } from './Verdict';

const CATEGORIES = ['technical', 'behavioral', 'communication'] as const;

/** The results of an interview, for whoever was given the link. */
export function SharedPage({ token }: { token: string }) {
  const { t } = useTranslation('shared');
  usePrivateAddress();
  const shared = useQuery(sharedQuery(token));
  const { error } = shared;
  const status = error instanceof ApiError ? error.status : null;
  return (
    <Page title={t('tab')}>
      {shared.isPending && <Skeleton label={t('loading')} widths={[0.5, 0.35, 0.8, 0.74]} />}
      {status === 410 && <Over heading={t('over.title')} lead={t('over.lead')} />}
      {status === 404 && <Over heading={t('gone.title')} lead={t('gone.lead')} />}
      {error !== null && status !== 404 && status !== 410 && (
        <LoadFailed what={t('failed')} error={error} retry={() => void shared.refetch()} />
      )}
      {shared.data !== undefined && error === null && <Loaded shared={shared.data} />}
    </Page>
  );
}

/** A link that leads nowhere any more. */
function Over({ heading, lead }: { heading: string; lead: string }) {
  const { t } = useTranslation('shared');
  return (
    <>
      <h1 className="title">{heading}</h1>
      <p className="lead">{lead}</p>
      <div className={css.actions}>
        <Button size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('start')}
        </Button>
      </div>
    </>
  );
}

function Loaded({ shared }: { shared: Shared }) {
  const { t } = useTranslation('shared');
  const { results } = shared;
  return (
    <>
      <Verdict shared={shared} />
      <CategoryScores
        rows={CATEGORIES.map((name) => ({
          name: t(`categories.${name}`),
          score: results.categories[name],
        }))}
      />
      {results.recording !== null && (
        <Band id="recording" title={t('recording.title')}>
          {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands below. */}
          <audio
            className={css.audio}
            controls
            preload="none"
            src={results.recording.audio_url}
            aria-label={t('recording.label')}
          />
        </Band>
      )}
      <section className={css.answers} aria-labelledby="answers">
        <h2 id="answers">{t('answers.title')}</h2>
        {results.answers.length === 0 && <p className="help">{t('answers.none')}</p>}
        {results.answers.length > 0 && <InEnglish />}
        <ol>
          {results.answers.map((answer, at) => (
            <AnswerRow
              key={answer.question_id}
              answer={answer}
              number={at + 1}
              open={at === 0}
              pending={t('judging')}
              detail={() => <Detail answer={answer} number={at + 1} />}
            />
          ))}
        </ol>
      </section>
      {results.skills.length > 0 && (
        <Band id="skills" title={t('skills')}>
          <SkillScores skills={results.skills} />
        </Band>
      )}
      <p className={css.about}>{t('about')}</p>
    </>
  );
}
