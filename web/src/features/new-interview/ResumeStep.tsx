import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '@/components/FileDrop';
import { Skeleton } from '@/components/Skeleton';
import { UploadState } from '@/components/UploadState';
import { isBeingRead, type Resume } from '@/lib/api/get-resumes';
import { useUpload } from '@/lib/use-upload';
import css from './ResumeStep.module.css';
import { Step } from './Step';

interface ResumeStepProps {
  /** Undefined until they are loaded. */
  resumes: readonly Resume[] | undefined;
  /** Null: without one. */
  chosen: string | null;
  choose: (resumeId: string | null) => void;
  /** A new one has come in, to be looked up. */
  uploaded: () => void;
  disabled: boolean;
  error: string | null;
}

const SHOWN = 3;

/** The first step: which résumé, or none. */
export function ResumeStep(props: ResumeStepProps) {
  const { resumes, chosen, choose, uploaded, disabled, error } = props;
  const { t } = useTranslation(['new-interview', 'upload']);
  const [all, setAll] = useState(false);
  const sending = useUpload<Resume>('/api/resumes/upload', (resume) => {
    uploaded();
    choose(resume.id);
  });
  const usable = (resumes ?? []).filter(({ status }) => status !== 'failed');
  const shown = all ? usable : usable.filter(({ id }, at) => at < SHOWN || id === chosen);
  return (
    <Step
      title={t('resume.title')}
      done={resumes !== undefined}
      end={usable.length > 0 ? t('resume.kept') : t('resume.optional')}
      disabled={disabled}
    >
      {resumes === undefined && <Skeleton label={t('resume.loading')} widths={[0.7, 0.5]} />}
      {resumes !== undefined && (
        <div className={css.choices} role="radiogroup" aria-label={t('resume.title')}>
          {shown.map((resume) => (
            <Choice
              key={resume.id}
              checked={chosen === resume.id}
              choose={() => choose(resume.id)}
              name={resume.filename}
              help={helpOf(resume, t)}
              link={resume.id}
            />
          ))}
          <Choice
            checked={chosen === null}
            choose={() => choose(null)}
            name={t('resume.none')}
            help={t('resume.noneHelp')}
          />
        </div>
      )}
      {error !== null && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      {!disabled && (
        <>
          {shown.length < usable.length && (
            <button type="button" className={css.more} onClick={() => setAll(true)}>
              {t('resume.more', { count: usable.length - shown.length })}
            </button>
          )}
          {sending.upload.state !== 'sending' && (
            <FileDrop
              plain
              variant="subtle"
              label={usable.length > 0 ? t('resume.another') : t('resume.upload')}
              help={t('upload:takes')}
              onFile={sending.start}
            />
          )}
          <UploadState {...sending} />
        </>
      )}
    </Step>
  );
}

function helpOf(resume: Resume, t: ReturnType<typeof useTexts>): string {
  const { parsed } = resume;
  if (isBeingRead(resume)) return t('resume.reading');
  if (parsed === null) return '';
  const jobs = t('resume.jobs', { count: parsed.experience.length });
  return `${jobs}, ${t('resume.skills', { count: parsed.skills.length })}`;
}

function useTexts() {
  return useTranslation(['new-interview', 'upload']).t;
}

interface ChoiceProps {
  checked: boolean;
  choose: () => void;
  name: string;
  help: string;
  /** The résumé that "what we read" leads to. */
  link?: string;
}

function Choice({ checked, choose, name, help, link }: ChoiceProps) {
  const { t } = useTranslation('new-interview');
  return (
    <div className={css.choice}>
      <label>
        <input type="radio" name="resume" checked={checked} onChange={choose} />
        <span>
          <span className={css.name}>{name}</span>
          <span className={css.help}>{help}</span>
        </span>
      </label>
      {link !== undefined && (
        <Link
          to="/resumes/$resumeId"
          params={{ resumeId: link }}
          aria-label={t('resume.readOf', { name })}
        >
          {t('resume.read')}
        </Link>
      )}
    </div>
  );
}
