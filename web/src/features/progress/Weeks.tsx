import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { practisedQuery } from './api/get-practised';
import css from './Weeks.module.css';
import { firstMonday, WEEKS, weeksWith } from './weeks';

/** In which of the last weeks something was practised. Weeks without are no failure. */
export function Weeks() {
  const { t } = useTranslation('progress');
  const [now, since] = useMemo(() => {
    const today = new Date();
    return [today, firstMonday(today).toISOString()] as const;
  }, []);
  const { data } = useQuery(practisedQuery(since));
  // A row that is nice to know is not worth an error of its own.
  if (data === undefined) return null;
  const weeks = weeksWith(data, now);
  const practised = weeks.filter((one) => one).length;
  return (
    <Band id="weeks" title={t('weeks.title')}>
      <p>
        {practised === 0
          ? t('weeks.none', { weeks: WEEKS })
          : t('weeks.some', { count: practised, weeks: WEEKS })}
      </p>
      <div className={css.weeks} aria-hidden="true">
        {weeks.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the week.
          <i key={at} data-practised={one || undefined} />
        ))}
        <span>{t('weeks.now')}</span>
      </div>
    </Band>
  );
}
