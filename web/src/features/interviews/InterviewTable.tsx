import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/Notice';
import type { Interview } from '@/lib/api/get-interview';
import { errorText } from '@/lib/error-text';
import { useDeleteInterview } from './api/delete-interview';
import { useRestoreInterview } from './api/restore-interview';
import { InterviewRow } from './InterviewRow';
import css from './InterviewTable.module.css';

interface InterviewTableProps {
  interviews: readonly Interview[];
  /** They were deleted, and can be restored. */
  deleted: boolean;
}

/** From this many on only those in sight are drawn. */
const LONG = 50;

export function InterviewTable({ interviews, deleted }: InterviewTableProps) {
  const { t } = useTranslation('interviews');
  const remove = useDeleteInterview();
  const restore = useRestoreInterview();
  const error = remove.error ?? restore.error;
  const row = (interview: Interview) => (
    <InterviewRow
      interview={interview}
      {...(deleted
        ? {
            restore: () => restore.mutate(interview.id),
            busy: restore.isPending && restore.variables === interview.id,
          }
        : {
            remove: () => remove.mutate(interview),
            busy: remove.isPending && remove.variables.id === interview.id,
          })}
    />
  );
  return (
    <>
      {error !== null && (
        <Notice kind="weak" title={deleted ? t('restoreFailed') : t('deleteFailed')}>
          {errorText(error)}
        </Notice>
      )}
      <div className={css.columns} aria-hidden="true">
        <span>{t('column.interview')}</span>
        <span>{t('column.date')}</span>
        <span>{t('column.status')}</span>
        <span>{t('column.score')}</span>
      </div>
      {interviews.length < LONG ? (
        <ul className={css.rows} aria-label={t('title')}>
          {interviews.map((interview) => (
            <li key={interview.id} className={css.row}>
              {row(interview)}
            </li>
          ))}
        </ul>
      ) : (
        <LongList interviews={interviews} row={row} />
      )}
    </>
  );
}

interface LongListProps {
  interviews: readonly Interview[];
  row: (interview: Interview) => React.ReactNode;
}

const ROW_PX = 66;

/** The same list, of which only what is near the window is drawn. */
function LongList({ interviews, row }: LongListProps) {
  const { t } = useTranslation('interviews');
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    setTop((box?.top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({
    count: interviews.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => interviews[index]?.id ?? index,
  });
  return (
    <ul
      ref={list}
      className={css.rows}
      data-long=""
      aria-label={t('title')}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ key, index, start }) => {
        const interview = interviews[index];
        if (interview === undefined) return null;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={css.row}
            aria-setsize={interviews.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {row(interview)}
          </li>
        );
      })}
    </ul>
  );
}
