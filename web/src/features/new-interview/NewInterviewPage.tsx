import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { interviewQuery } from '@/lib/api/get-interview';
import { meQuery } from '@/lib/api/get-me';
import { isBeingRead, resumesQuery, useResumes } from '@/lib/api/get-resumes';
import { lazily } from '@/lib/lazily';
import { analysisQuery } from './api/get-analysis';
import { type Draft, draftOf, loadDraft, requestOf, saveDraft } from './draft';
import css from './NewInterviewPage.module.css';
import { ComingQuestions, QuestionsPanel } from './QuestionsPanel';
import { SetUpForm, wordsIn } from './SetUpForm';
import { useCreation } from './use-creation';

const bringPrepared = () => import('./PreparedPage');

const PreparedPage = lazily('PreparedPage', bringPrepared);

interface NewInterviewPageProps {
  /** One whose questions are written. */
  interviewId?: string | undefined;
  /** One to be set up alike. */
  like?: string | undefined;
}

export function NewInterviewPage({ interviewId, like }: NewInterviewPageProps) {
  const { t } = useTranslation('new-interview');
  const [made, setMade] = useState<string | null>(null);
  if (interviewId !== undefined) {
    const waiting = (
      <Page title={t('tab')}>
        <Skeleton label={t('prepared.loading')} widths={[0.5, 0.35, 0.8, 0.74]} />
      </Page>
    );
    return (
      <Suspense fallback={waiting}>
        <PreparedPage key={interviewId} interviewId={interviewId} justMade={made === interviewId} />
      </Suspense>
    );
  }
  return like === undefined ? <SetUpPage onMade={setMade} /> : <Alike like={like} />;
}

/** Takes the set-up of another interview as the draft, and goes on with it. */
function Alike({ like }: { like: string }) {
  const { t } = useTranslation('new-interview');
  const navigate = useNavigate();
  const model = useQuery(interviewQuery(like));
  useEffect(() => {
    if (model.data === undefined) return;
    saveDraft(draftOf(model.data));
    void navigate({ to: '/interviews/new', replace: true });
  }, [model.data, navigate]);
  return (
    <Page title={t('tab')}>
      {model.isError ? (
        <LoadFailed
          what={t('like.failed')}
          error={model.error}
          retry={() => void model.refetch()}
        />
      ) : (
        <Skeleton label={t('like.loading')} widths={[0.5, 0.35, 0.8, 0.74]} />
      )}
    </Page>
  );
}

function SetUpPage({ onMade }: { onMade: (interviewId: string) => void }) {
  const { t } = useTranslation('new-interview');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(loadDraft);
  const resumes = useResumes(useQuery(meQuery).data != null);
  const ready = resumes.data?.find(({ status }) => status === 'ready');
  const known = resumes.data?.some(
    ({ id, status }) => id === draft.resumeId && status !== 'failed',
  );
  const resumeId = typeof draft.resumeId === 'string' && known === true ? draft.resumeId : null;
  const chosen = draft.resumeId === undefined ? (ready?.id ?? null) : resumeId;
  const creation = useCreation((id) => {
    onMade(id);
    void navigate({ to: '/interviews/new', search: { interview: id }, replace: true });
  });
  const reading = resumes.data?.some((one) => one.id === chosen && isBeingRead(one)) === true;
  const [asked, setAsked] = useState(false);
  const { begin } = creation;
  useEffect(() => {
    // A résumé that has just come in is read within seconds; then it goes on by itself.
    if (!asked || reading) return;
    setAsked(false);
    begin(requestOf(draft, chosen));
    // Where it does not come, the page that needs it tells.
    bringPrepared().catch(() => {});
  }, [asked, reading, begin, draft, chosen]);
  const analysis = useAnalysis(draft.jobDescription);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    saveDraft(next);
  };
  const { writing, questions } = creation;
  return (
    <Page title={t('tab')}>
      <h1 className="title">{writing ? t('title.writing') : t('title.setUp')}</h1>
      <p className="lead">{writing ? t('lead.writing') : t('lead.setUp')}</p>
      <div className={css.setup}>
        <SetUpForm
          draft={draft}
          resumes={resumes.isError ? [] : resumes.data}
          resumeId={chosen}
          analysis={creation.analysis ?? analysis}
          edit={{
            change,
            uploaded: () => void queries.invalidateQueries({ queryKey: resumesQuery.queryKey }),
            submit: () => setAsked(true),
            busy: writing || asked,
            error: creation.error,
          }}
        >
          <Button type="submit" variant="filled" size="lg" loading={writing || asked}>
            {t('write')}
          </Button>
        </SetUpForm>
        <QuestionsPanel
          status={
            writing
              ? t('questions.arrived', { count: questions.length, total: draft.questionCount })
              : t('questions.empty')
          }
        >
          {writing && <ComingQuestions questions={questions} total={draft.questionCount} />}
        </QuestionsPanel>
      </div>
    </Page>
  );
}

const AFTER_TYPING_MS = 1_000;
const FEWEST_WORDS = 12;

/** What a pasted description says, once the typing rests; null while nothing is known of it. */
function useAnalysis(text: string) {
  const [settled] = useDebouncedValue(text.trim(), AFTER_TYPING_MS);
  const enough = wordsIn(settled) >= FEWEST_WORDS;
  const analysis = useQuery({
    ...analysisQuery(settled),
    enabled: enough,
    placeholderData: keepPreviousData,
  });
  return enough && !analysis.isError ? (analysis.data ?? null) : null;
}
