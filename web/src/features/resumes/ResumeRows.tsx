import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/Notice';
import { useFileProblem } from '@/components/use-file-problem';
import { isBeingRead, type Resume } from '@/lib/api/get-resumes';
import { errorText } from '@/lib/error-text';
import { dayOf } from '@/lib/format';
import { useDeleteResume } from './api/delete-resume';
import css from './ResumeRows.module.css';
import { summaryOf } from './words';

export function ResumeRows({ resumes }: { resumes: readonly Resume[] }) {
  const remove = useDeleteResume();
  const { t } = useTranslation('resumes');
  return (
    <>
      {remove.isError && (
        <Notice kind="weak" title={t('deleteFailed')}>
          {errorText(remove.error)}
        </Notice>
      )}
      <ul className={css.rows}>
        {resumes.map((resume) => (
          <Row
            key={resume.id}
            resume={resume}
            busy={remove.isPending && remove.variables.id === resume.id}
            remove={() => remove.mutate(resume)}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  resume: Resume;
  busy: boolean;
  remove: () => void;
}

function Row({ resume, busy, remove }: RowProps) {
  const { t } = useTranslation('resumes');
  const { id, filename, created_at } = resume;
  return (
    <li>
      <div>
        <Link to="/resumes/$resumeId" params={{ resumeId: id }} className={css.name}>
          {filename}
        </Link>
        <State resume={resume} />
      </div>
      <time className="help" dateTime={created_at}>
        {dayOf(created_at, new Date())}
      </time>
      <Button
        size="sm"
        variant="subtle"
        loading={busy}
        onClick={remove}
        aria-label={t('deleteOf', { name: filename })}
      >
        {t('delete')}
      </Button>
    </li>
  );
}

function State({ resume }: { resume: Resume }) {
  const { t } = useTranslation('resumes');
  const problem = useFileProblem();
  if (isBeingRead(resume)) {
    return (
      <p className={css.state} role="status" data-reading="">
        {t('row.reading')}
      </p>
    );
  }
  if (resume.status === 'failed') {
    return (
      <p className={css.state} data-failed="">
        {t('row.failed')} {problem(resume.error_code, resume.error)}
      </p>
    );
  }
  return <p className={css.state}>{summaryOf(resume, t)}</p>;
}
