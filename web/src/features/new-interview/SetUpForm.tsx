import type { TFunction } from 'i18next';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/Notice';
import type { Resume } from '@/lib/api/get-resumes';
import { ApiError } from '@/lib/api-error';
import { errorText } from '@/lib/error-text';
import { figure } from '@/lib/format';
import { language } from '@/lib/i18n';
import type { Analysis } from './api/create-interview';
import { Choices } from './Choices';
import { type Draft, minutesOf } from './draft';
import { JobStep } from './JobStep';
import { ResumeStep } from './ResumeStep';
import css from './SetUpForm.module.css';
import { Step } from './Step';

interface SetUpFormProps {
  draft: Draft;
  resumes: readonly Resume[] | undefined;
  resumeId: string | null;
  analysis: Analysis | null;
  children: ReactNode;
  /** Null where the form rests: its interview is made. */
  edit: Edit | null;
}

interface Edit {
  change: (part: Partial<Draft>) => void;
  uploaded: () => void;
  submit: () => void;
  busy: boolean;
  error: Error | null;
}

/** Characters, as the API takes them. */
const LONGEST_JOB = 30_000;

/** How many words a text has. */
export function wordsIn(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length;
}

/** The three steps; what can be done with them in the end are the children. */
export function SetUpForm({ draft, resumes, resumeId, analysis, children, edit }: SetUpFormProps) {
  const { t } = useTranslation('new-interview');
  const job = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const words = wordsIn(draft.jobDescription);
  const error = edit?.error ?? null;
  const field = error instanceof ApiError ? error.field : null;
  const rests = edit === null || edit.busy;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words === 0);
    if (words > 0) edit?.submit();
    else job.current?.focus();
  };
  return (
    <form className={css.form} onSubmit={onSubmit} noValidate>
      <ResumeStep
        resumes={resumes}
        chosen={resumeId}
        choose={(chosen) => edit?.change({ resumeId: chosen })}
        uploaded={() => edit?.uploaded()}
        disabled={rests}
        error={field === 'resume_id' ? t('resume.notReady') : null}
      />
      <JobStep
        field={job}
        text={draft.jobDescription}
        change={(jobDescription) => {
          setMissing(false);
          edit?.change({ jobDescription });
        }}
        words={words}
        analysis={analysis}
        disabled={rests}
        error={missing ? t('job.missing') : jobError(draft.jobDescription, error, t)}
      />
      <Step
        title={t('interview.title')}
        done
        end={t('interview.minutes', { count: minutesOf(draft) })}
        disabled={rests}
      >
        <Choices draft={draft} change={(part) => edit?.change(part)} />
      </Step>
      <div className={css.end}>
        {error !== null && field !== 'job_description' && field !== 'resume_id' && (
          <Failed error={error} />
        )}
        {children}
      </div>
    </form>
  );
}

/** Why a job description was refused; the server says it in English only. */
function jobError(text: string, error: Error | null, t: TFunction<'new-interview'>) {
  if (!(error instanceof ApiError) || error.field !== 'job_description') return null;
  if (text.trim().length > LONGEST_JOB) return t('job.tooLong', { most: figure(LONGEST_JOB) });
  return language() === 'en' ? error.message : t('job.notOne');
}

function Failed({ error }: { error: Error }) {
  const { t } = useTranslation('new-interview');
  const { t: common } = useTranslation();
  const id = error instanceof ApiError ? error.requestId : null;
  return (
    <Notice
      kind="weak"
      title={t('failed.title')}
      detail={id === null ? null : common('request', { id })}
    >
      {errorText(error)} {t('failed.kept')}
    </Notice>
  );
}
