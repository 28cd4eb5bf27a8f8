import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/Notice';
import type { Resume } from '@/lib/api/get-resumes';
import { errorText } from '@/lib/error-text';
import { dayOf } from '@/lib/format';
import { useRestoreResume } from './api/delete-resume';
import css from './ResumeRows.module.css';

/** What was deleted lately, with a way back. */
export function DeletedRows({ resumes }: { resumes: readonly Resume[] }) {
  const { t } = useTranslation('resumes');
  const restore = useRestoreResume();
  return (
    <>
      {restore.isError && (
        <Notice kind="weak" title={t('gone.failed')}>
          {errorText(restore.error)}
        </Notice>
      )}
      <ul className={css.rows}>
        {resumes.map(({ id, filename, created_at, restorable_until }) => (
          <li key={id}>
            <div>
              <span className={css.gone}>{filename}</span>
              {restorable_until !== null && (
                <time className={css.until} dateTime={restorable_until}>
                  {t('gone.until', { day: dayOf(restorable_until, new Date()) })}
                </time>
              )}
            </div>
            <time className="help" dateTime={created_at}>
              {dayOf(created_at, new Date())}
            </time>
            <Button
              size="sm"
              variant="subtle"
              loading={restore.isPending && restore.variables === id}
              onClick={() => restore.mutate(id)}
              aria-label={t('gone.restoreOf', { name: filename })}
            >
              {t('gone.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
