import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Icon } from '@/components/Icon';
import { InEnglish } from '@/components/InEnglish';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { SkillScores } from '@/components/SkillScores';
import { type Interview, interviewQuery } from '@/lib/api/get-interview';
import { dayOf } from '@/lib/format';
import { Answer } from './Answer';
import { type AnswerResult, type Results, useResults } from './api/get-results';
import { Categories } from './Categories';
import { Evidence } from './Evidence';
import { Recording } from './Recording';
import css from './ResultsPage.module.css';
import { Share } from './Share';
import { useOneVoice } from './use-one-voice';
import { Verdict } from './Verdict';
import { isBeingJudged, isOpen } from './words';

export function ResultsPage({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('results');
  const interview = useQuery(interviewQuery(interviewId));
  const results = useResults(interviewId);
  const error = results.error ?? interview.error;
  useOneVoice();
  return (
    <Page title={t('title')}>
      {error !== null && (
        <LoadFailed
          what={t('failed.what')}
          safe={t('failed.safe')}
          error={error}
          retry={() => void Promise.all([results.refetch(), interview.refetch()])}
        />
      )}
      {error === null && (results.isPending || interview.isPending) && (
        <Skeleton label={t('loading')} widths={[0.5, 0.35, 0.8, 0.74, 0.78]} />
      )}
      {results.data !== undefined && interview.data !== undefined && (
        <Loaded results={results.data} interview={interview.data} />
      )}
    </Page>
  );
}

function Loaded({ results, interview }: { results: Results; interview: Interview }) {
  const { t } = useTranslation('results');
  const { recording, answers, scored_by } = results;
  // Averages that change with each answer would only be in the way.
  const settled = !isBeingJudged(results, interview);
  const name = `mockmate-${interview.created_at.slice(0, 10)}`;
  return (
    <>
      <Head interview={interview} />
      <Verdict results={results} interview={interview} />
      {settled && scored_by !== null && <Evidence results={results} by={scored_by} />}
      {settled && <Categories results={results} />}
      {recording !== null && (
        <Band id="recording" title={t('recording.title')}>
          <Recording recording={recording} answers={answers} name={name} />
        </Band>
      )}
      <Answers answers={answers} interview={interview} />
      {settled && results.skills.length > 0 && (
        <Band id="skills" title={t('skills.title')} about={t('skills.about')}>
          <SkillScores skills={results.skills} />
        </Band>
      )}
    </>
  );
}

/** Which interview it is, and what can be done with its results as a whole. */
function Head({ interview }: { interview: Interview }) {
  const { t } = useTranslation('results');
  const { id, job, kind, created_at } = interview;
  const where =
    job.company === null ? job.title : t('head.at', { job: job.title, company: job.company });
  return (
    <div className={css.head}>
      <p className={css.crumb}>
        <Link to={kind === 'practice' ? '/practice' : '/interviews'}>
          {kind === 'practice' ? t('head.practice') : t('head.interviews')}
        </Link>{' '}
        <span className="dim">
          / {where}, <time dateTime={created_at}>{dayOf(created_at, new Date())}</time>
        </span>
      </p>
      {!isOpen(interview) && (
        <div className={css.tools}>
          <Share interviewId={id} />
          <Button
            component="a"
            href={`/api/interviews/${id}/report.pdf`}
            download
            size="sm"
            variant="subtle"
            leftSection={<Icon name="download" size={18} />}
          >
            {t('head.pdf')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Answers({
  answers,
  interview,
}: {
  answers: readonly AnswerResult[];
  interview: Interview;
}) {
  const { t } = useTranslation('results');
  const proposed = weakest(answers);
  const marked = new Set(
    interview.questions.filter(({ bookmarked }) => bookmarked).map(({ id }) => id),
  );
  return (
    <section className={css.answers} aria-labelledby="answers">
      <h2 id="answers">{t('answers.title')}</h2>
      {answers.length === 0 && <p className="help">{t('answers.none')}</p>}
      {answers.length > 0 && <InEnglish />}
      <ol>
        {answers.map((answer, at) => (
          <Answer
            key={answer.question_id}
            answer={answer}
            number={at + 1}
            interviewId={interview.id}
            open={at === 0}
            proposed={answer === proposed}
            bookmarked={marked.has(answer.question_id)}
          />
        ))}
      </ol>
    </section>
  );
}

/** The answer that has most to gain; the first one where none has a score. */
function weakest(answers: readonly AnswerResult[]): AnswerResult | undefined {
  const scored = answers.filter(({ score }) => score !== null);
  return scored.sort((a, b) => (a.score ?? 0) - (b.score ?? 0))[0] ?? answers[0];
}
