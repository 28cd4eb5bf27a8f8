import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { useJob } from '@/lib/api/get-job';
import { meQuery } from '@/lib/api/get-me';
import css from './AccountPage.module.css';
import { forgetExport } from './kept-export';
import { Working } from './Working';

/** What this page goes on asking for; all else was the person's. */
const KEPT = ['jobs', 'me'];

/** The deletion of an account, to its end; whoever was signed in is nobody then. */
export function GoodbyePage({ jobId }: { jobId: string }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const job = useJob(jobId);
  const done = job.data?.status === 'done';
  useEffect(() => {
    if (!done) return;
    forgetExport();
    queries.setQueryData(meQuery.queryKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => !KEPT.includes(String(queryKey[0])) });
  }, [done, queries]);
  return (
    <Page title={t('goodbye.tab')}>
      <div role="status">
        <h1 className="title">{done ? t('goodbye.doneTitle') : t('goodbye.title')}</h1>
        <p className="lead">{done ? t('goodbye.doneLead') : t('goodbye.lead')}</p>
      </div>
      {job.isError && (
        <div className={css.actions}>
          <LoadFailed
            what={t('goodbye.failed')}
            safe={t('goodbye.failedSafe')}
            error={job.error}
            retry={() => void job.refetch()}
          />
        </div>
      )}
      {done ? (
        <div className={css.actions}>
          <Button variant="filled" size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
            {t('goodbye.start')}
          </Button>
        </div>
      ) : (
        job.data !== undefined && (
          <div className={css.actions}>
            <Working label={t('goodbye.working')} progress={job.data.progress} />
          </div>
        )
      )}
    </Page>
  );
}
