import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { interviewQuery } from '@/lib/api/get-interview';
import { resumeQuery } from '@/lib/api/get-resumes';
import { draftOf } from './draft';
import css from './NewInterviewPage.module.css';
import { Prepared } from './Prepared';
import { QuestionsPanel } from './QuestionsPanel';
import panel from './QuestionsPanel.module.css';
import { QuestionWords } from './QuestionWords';
import { SetUpForm } from './SetUpForm';

interface PreparedPageProps {
  interviewId: string;
  /** It was made on this page a moment ago. */
  justMade: boolean;
}

/** An interview that is written: its questions on the right, what it was made from on the left. */
export function PreparedPage({ interviewId, justMade }: PreparedPageProps) {
  const { t } = useTranslation('new-interview');
  const title = useRef<HTMLHeadingElement>(null);
  const interview = useQuery(interviewQuery(interviewId));
  const here = interview.data !== undefined;
  useEffect(() => {
    // The button that was pressed went with its form; Enter goes on from here.
    if (justMade && here) title.current?.focus({ preventScroll: true });
  }, [justMade, here]);
  const begun = interview.data !== undefined && interview.data.status !== 'pending';
  return (
    <Page title={interview.data?.job.title ?? t('tab')}>
      {interview.isError && (
        <LoadFailed
          what={t('prepared.failed')}
          safe={t('prepared.safe')}
          error={interview.error}
          retry={() => void interview.refetch()}
        />
      )}
      {interview.isPending && (
        <Skeleton label={t('prepared.loading')} widths={[0.5, 0.35, 0.8, 0.74]} />
      )}
      {interview.data !== undefined && (
        <>
          <h1 ref={title} tabIndex={-1} className="title">
            {begun ? t('title.begun') : t('title.ready')}
          </h1>
          <p className="lead">{begun ? t('lead.begun') : t('lead.ready')}</p>
          <div className={css.setup}>
            <div className={css.asked}>
              {begun ? (
                <Begun interviewId={interviewId} />
              ) : (
                <Prepared
                  interviewId={interviewId}
                  questions={interview.data.questions}
                  difficulty={interview.data.difficulty}
                />
              )}
            </div>
            <div className={css.made}>
              <Made interviewId={interviewId} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

/** The set-up at rest; another one begins from it. */
function Made({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('new-interview');
  const { data } = useQuery(interviewQuery(interviewId));
  const resumeId = data?.resume_id ?? null;
  // It may be deleted since; the interview keeps what it was made from all the same.
  const resume = useQuery({
    ...resumeQuery(resumeId ?? ''),
    enabled: resumeId !== null,
    retry: false,
  });
  if (data === undefined) return null;
  return (
    <SetUpForm
      draft={draftOf(data)}
      resumes={resumeId !== null && resume.isPending ? undefined : resume.data ? [resume.data] : []}
      resumeId={resume.data?.id ?? null}
      analysis={data.analysis ?? null}
      edit={null}
    >
      <Button
        renderRoot={(props) => (
          <Link to="/interviews/new" search={{ like: interviewId }} {...props} />
        )}
      >
        {t('again')}
      </Button>
    </SetUpForm>
  );
}

/** What was asked stays as it is, and is shown. */
function Begun({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('new-interview');
  const { data } = useQuery(interviewQuery(interviewId));
  const params = { interviewId };
  const on = data?.status === 'in_progress';
  return (
    <QuestionsPanel status={t('questions.written', { count: data?.questions.length ?? 0 })}>
      <ol className={panel.questions}>
        {data?.questions.map((question) => (
          <li key={question.id} className={panel.question}>
            <span className={panel.number}>{question.index}</span>
            <QuestionWords question={question} />
          </li>
        ))}
      </ol>
      <div className={panel.go}>
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) =>
            on ? (
              <Link to="/interviews/$interviewId/green-room" params={params} {...props} />
            ) : (
              <Link to="/interviews/$interviewId/results" params={params} {...props} />
            )
          }
        >
          {on ? t('continue') : t('results')}
        </Button>
      </div>
    </QuestionsPanel>
  );
}
