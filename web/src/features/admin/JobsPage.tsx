import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/error-text';
import { figure, momentOf } from '@/lib/format';
import { showToast } from '@/lib/toasts';
import { AdminPage } from './AdminPage';
import css from './AdminPage.module.css';
import { type AdminJob, type JobStatus, jobsQuery } from './api/get-jobs';
import { useRetryJob } from './api/retry-job';
import { useKindName } from './kind-name';
import { Loading } from './Loading';
import { MoreButton } from './MoreButton';
import { Cell, Table } from './Table';

const STATUSES: readonly JobStatus[] = ['failed', 'running', 'pending', 'done'];

/** Work in the background; what failed for good can be tried again by an admin. */
export function JobsPage({ mayAct }: { mayAct: boolean }) {
  const { t } = useTranslation('admin');
  const [status, setStatus] = useState<JobStatus>('failed');
  const jobs = useInfiniteQuery(jobsQuery(status));
  const failed = useInfiniteQuery(jobsQuery('failed'));
  const found = failed.data ?? [];
  const items = jobs.data ?? [];
  const heading =
    failed.data === undefined
      ? t('jobs.title')
      : failed.hasNextPage
        ? t('jobs.failedMany', { count: found.length })
        : found.length === 0
          ? t('jobs.failedNone')
          : t('jobs.failed', { count: found.length });
  return (
    <AdminPage section="jobs" heading={heading} lead={t('jobs.lead')}>
      <div className={css.tools}>
        <SegmentedControl
          aria-label={t('jobs.status')}
          value={status}
          onChange={setStatus}
          data={STATUSES.map((value) => ({ value, label: t(`jobs.statuses.${value}`) }))}
        />
      </div>
      <Loading query={jobs} />
      <div role="status">
        {jobs.data !== undefined && items.length === 0 && (
          <p className="help">{t(`jobs.none.${status}`)}</p>
        )}
      </div>
      {items.length > 0 && <Jobs jobs={items} mayAct={mayAct && status === 'failed'} />}
      <MoreButton query={jobs} />
    </AdminPage>
  );
}

function Jobs({ jobs, mayAct }: { jobs: readonly AdminJob[]; mayAct: boolean }) {
  const { t } = useTranslation('admin');
  const nameOf = useKindName();
  const retry = useRetryJob();
  const columns = [
    { name: t('jobs.what') },
    { name: t('jobs.why') },
    { name: t('jobs.attempts'), figure: true },
    { name: t('jobs.when'), figure: true },
    ...(mayAct ? [{ name: t('jobs.action'), figure: true, hidden: true }] : []),
  ];
  const again = (job: AdminJob) =>
    retry.mutate(job.id, {
      onSuccess: () => {
        // The button goes with its row, and the focus must not go with it.
        document.getElementById('main')?.focus({ preventScroll: true });
        showToast(t('jobs.retried'));
      },
      onError: (error) => showToast(errorText(error)),
    });
  return (
    <Table label={t('jobs.title')} columns={columns}>
      {jobs.map((job) => (
        <tr key={job.id}>
          <th scope="row">{nameOf(job.kind)}</th>
          <Cell at={1} wide>
            <span lang="en">{job.error ?? ''}</span>
          </Cell>
          <Cell at={2}>{figure(job.attempts)}</Cell>
          <Cell at={3} long>
            {momentOf(job.finished_at ?? job.next_try_at)}
          </Cell>
          {mayAct && (
            <Cell at={4} wide>
              <Button
                size="sm"
                variant="subtle"
                loading={retry.isPending && retry.variables === job.id}
                onClick={() => again(job)}
                aria-label={t('jobs.retryOf', { what: nameOf(job.kind) })}
              >
                {t('jobs.retry')}
              </Button>
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  );
}
