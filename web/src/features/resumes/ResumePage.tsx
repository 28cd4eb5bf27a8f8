import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { useFileProblem } from '@/components/use-file-problem';
import { isBeingRead, type Resume } from '@/lib/api/get-resumes';
import { dayOf } from '@/lib/format';
import { useDeleteResume } from './api/delete-resume';
import { useResume } from './api/get-resume';
import { Preview } from './preview/Preview';
import { ResumeForm } from './ResumeForm';
import css from './ResumePage.module.css';
import { useCorrections } from './use-corrections';
import { summaryOf } from './words';

/** What was read in a résumé, beside the file. */
export function ResumePage({ resumeId }: { resumeId: string }) {
  const { t } = useTranslation('resumes');
  const resume = useResume(resumeId);
  return (
    <Page title={resume.data?.filename ?? t('title')}>
      <p className={css.crumb}>
        <Link to="/resumes">{t('title')}</Link>
      </p>
      {resume.isError && (
        <LoadFailed
          what={t('one.loadFailed')}
          safe={t('one.safe')}
          error={resume.error}
          retry={() => void resume.refetch()}
        />
      )}
      {resume.isPending && <Skeleton label={t('one.loading')} widths={[0.5, 0.35, 0.8, 0.74]} />}
      {resume.data !== undefined && <Loaded resume={resume.data} />}
    </Page>
  );
}

function Loaded({ resume }: { resume: Resume }) {
  const { t } = useTranslation('resumes');
  const navigate = useNavigate();
  const remove = useDeleteResume();
  const [byHand, setByHand] = useState(false);
  const reading = isBeingRead(resume);
  const filling = resume.status === 'ready' || byHand;
  return (
    <>
      <div className={css.head}>
        <div>
          <h1 className="title">{titleOf(resume, byHand, t)}</h1>
          <p className="lead">
            <span className={css.name}>{resume.filename}</span>
            {', '}
            <time dateTime={resume.created_at}>{dayOf(resume.created_at, new Date())}</time>
          </p>
        </div>
        <Button
          variant="subtle"
          leftSection={<Icon name="discard" size={18} />}
          loading={remove.isPending}
          onClick={() => remove.mutate(resume, { onSuccess: () => navigate({ to: '/resumes' }) })}
        >
          {t('delete')}
        </Button>
      </div>
      {remove.isError && (
        <div className={css.notice}>
          <LoadFailed
            what={t('deleteFailed')}
            error={remove.error}
            retry={() => remove.mutate(resume)}
          />
        </div>
      )}
      {reading && (
        <div className={css.notice}>
          <Skeleton label={t('one.reading')} widths={[0.8, 0.6, 0.74, 0.5]} />
        </div>
      )}
      {resume.status === 'failed' && !byHand && (
        <Unread resume={resume} fill={() => setByHand(true)} />
      )}
      {filling && <Work resume={resume} />}
    </>
  );
}

function titleOf(resume: Resume, byHand: boolean, t: TFunction<'resumes'>): string {
  if (isBeingRead(resume)) return t('one.reading');
  if (resume.status === 'failed') return byHand ? t('one.byHand') : t('one.failed');
  return t('one.read', { found: summaryOf(resume, t) });
}

/** Why a file could not be read, and two ways on. */
function Unread({ resume, fill }: { resume: Resume; fill: () => void }) {
  const { t } = useTranslation('resumes');
  const problem = useFileProblem();
  return (
    <section className={css.unread} aria-label={t('one.failed')}>
      <p>{problem(resume.error_code, resume.error)}</p>
      <p className="help">{t('one.failedHelp')}</p>
      <div className="row">
        <Button variant="filled" onClick={fill}>
          {t('one.fill')}
        </Button>
        <Button variant="subtle" renderRoot={(props) => <Link to="/resumes" {...props} />}>
          {t('one.another')}
        </Button>
      </div>
    </section>
  );
}

function Work({ resume }: { resume: Resume }) {
  const { t } = useTranslation('resumes');
  const [path, setPath] = useState<string | null>(null);
  const corrections = useCorrections(resume);
  const { setFocus } = corrections.form;
  const [byHand] = useState(resume.status === 'failed');
  useEffect(() => {
    // The button that was pressed is gone, and this is what it was pressed for.
    if (byHand) setFocus('name');
  }, [byHand, setFocus]);
  return (
    <>
      <p className={css.state} role="status">
        {t(`state.${corrections.state}`)}
      </p>
      <div className={css.sides}>
        <ResumeForm corrections={corrections} onPath={setPath} />
        <Preview resume={resume} path={path} />
      </div>
    </>
  );
}
