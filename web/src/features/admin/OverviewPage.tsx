import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { listOf } from '@/lib/format';
import { AdminPage } from './AdminPage';
import { disputesQuery } from './api/get-disputes';
import { enginesQuery } from './api/get-engines';
import { jobsQuery } from './api/get-jobs';
import { usageQuery } from './api/get-usage';
import { Engines, partsWithout } from './Engines';
import { Loading } from './Loading';
import css from './OverviewPage.module.css';
import { lastDays, WEEK } from './sums';
import { Days } from './UsagePage';

interface Listed {
  data: readonly unknown[] | undefined;
  hasNextPage: boolean;
}

/** How many there are, as far as they were asked for; `more`: and at least one besides. */
function countOf({ data, hasNextPage }: Listed): { count: number; more: boolean } {
  return { count: data?.length ?? 0, more: hasNextPage };
}

/** Is everything running, and does anything wait for somebody? */
export function OverviewPage() {
  const { t } = useTranslation('admin');
  const failed = useInfiniteQuery(jobsQuery('failed'));
  const open = useInfiniteQuery(disputesQuery('open'));
  const engines = useQuery(enginesQuery);
  const usage = useInfiniteQuery(usageQuery);
  const jobs = countOf(failed);
  const disputes = countOf(open);
  const without = partsWithout(engines.data ?? []);
  const known = failed.data !== undefined && open.data !== undefined && engines.data !== undefined;
  const things = [
    ...(jobs.count > 0
      ? [t(jobs.more ? 'overview.jobsMany' : 'overview.jobs', { count: jobs.count })]
      : []),
    ...(disputes.count > 0
      ? [
          t(disputes.more ? 'overview.disputesMany' : 'overview.disputes', {
            count: disputes.count,
          }),
        ]
      : []),
    ...(without.length > 0 ? [t('overview.engines', { count: without.length })] : []),
  ];
  const heading = !known
    ? t('overview.title')
    : things.length === 0
      ? t('overview.well')
      : t('overview.look', { count: things.length });
  const week = lastDays(usage.data ?? [], WEEK, new Date());
  return (
    <AdminPage
      section={null}
      heading={heading}
      lead={known && things.length > 0 ? t('overview.lead', { things: listOf(things) }) : t('lead')}
    >
      <Band id="waiting" title={t('overview.waiting')}>
        <Loading query={failed} />
        <Loading query={open} />
        <ul className={css.rows}>
          <Waiting section="jobs" known={failed.data !== undefined} {...jobs}>
            {t('overview.failedJobs')}
          </Waiting>
          <Waiting section="disputes" known={open.data !== undefined} {...disputes}>
            {t('overview.openDisputes')}
          </Waiting>
        </ul>
      </Band>
      <Band id="engines" title={t('engines.title')} about={t('engines.about')}>
        <Loading query={engines} />
        {engines.data !== undefined && <Engines engines={engines.data} />}
      </Band>
      <Band id="week" title={t('overview.week')}>
        <Loading query={usage} />
        {usage.data !== undefined && week.length === 0 && (
          <p className="help">{t('overview.quietWeek')}</p>
        )}
        {week.length > 0 && <Days days={week} />}
      </Band>
    </AdminPage>
  );
}

interface WaitingProps {
  section: 'jobs' | 'disputes';
  known: boolean;
  count: number;
  more: boolean;
  children: ReactNode;
}

function Waiting({ section, known, count, more, children }: WaitingProps) {
  const { t } = useTranslation('admin');
  if (!known) return null;
  return (
    <li>
      <span>{children}</span>
      <span className="num">{more ? t('overview.atLeast', { count }) : count}</span>
      <Link to="/admin/$section" params={{ section }} aria-label={t(`overview.see.${section}`)}>
        {t('overview.see.short')}
      </Link>
    </li>
  );
}
