import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dollars, figure, weekdayOf } from '@/lib/format';
import { AdminPage } from './AdminPage';
import { type UsageDay, usageQuery } from './api/get-usage';
import { Loading } from './Loading';
import { MoreButton } from './MoreButton';
import { lastDays, sumOf, WEEK } from './sums';
import { Cell, Table } from './Table';

/** What was used and what it cost, a day at a time. */
export function UsagePage() {
  const { t } = useTranslation('admin');
  const usage = useInfiniteQuery(usageQuery);
  const days = usage.data ?? [];
  const week = sumOf(lastDays(days, WEEK, new Date()));
  const minutes = Math.round(week.minutes);
  const heading =
    usage.data === undefined
      ? t('usage.title')
      : minutes === 0
        ? t('usage.quiet')
        : t('usage.heading', { count: minutes });
  const paid = week.dollars > 0;
  return (
    <AdminPage
      section="usage"
      heading={heading}
      lead={paid ? t('usage.cost', { dollars: dollars(week.dollars) }) : t('usage.free')}
    >
      <Loading query={usage} />
      {usage.data?.length === 0 && <p className="help">{t('usage.none')}</p>}
      {days.length > 0 && <Days days={days} />}
      <MoreButton query={usage} />
      <p className="help">{t('usage.about')}</p>
    </AdminPage>
  );
}

/** The same rows stand on the overview, fewer of them. */
export function Days({ days }: { days: readonly UsageDay[] }) {
  const { t } = useTranslation('admin');
  const columns = [
    { name: t('usage.day') },
    { name: t('usage.people'), figure: true },
    { name: t('usage.interviews'), figure: true },
    { name: t('usage.minutes'), figure: true },
    { name: t('usage.uploads'), figure: true },
    { name: t('usage.requests'), figure: true },
    { name: t('usage.dollars'), figure: true },
  ];
  return (
    <Table label={t('usage.title')} columns={columns}>
      {days.map((day) => (
        <tr key={day.day}>
          <th scope="row">
            <time dateTime={day.day}>{weekdayOf(day.day)}</time>
          </th>
          <Cell at={1}>{figure(day.users)}</Cell>
          <Cell at={2}>{figure(day.interviews)}</Cell>
          <Cell at={3}>{figure(day.minutes, 1)}</Cell>
          <Cell at={4}>{figure(day.uploads)}</Cell>
          <Cell at={5}>{figure(day.requests)}</Cell>
          <Cell at={6}>
            {day.dollars > 0 ? (
              dollars(day.dollars)
            ) : (
              <span className="dim">{t('usage.zero')}</span>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
