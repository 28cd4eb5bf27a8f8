import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';
import { bookmarksQuery } from './api/get-bookmarks';
import css from './PracticePage.module.css';
import { useStartFromRow } from './use-start';

/** Questions that were marked in an interview or in its results. */
export function BookmarksBand() {
  const { t } = useTranslation('practice');
  const bookmarks = useInfiniteQuery(bookmarksQuery);
  const { begin, isPending, variables } = useStartFromRow();
  const marked = bookmarks.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Band id="bookmarks" title={t('bookmarks.title')} about={t('bookmarks.about')}>
      {bookmarks.isPending && <Skeleton label={t('bookmarks.loading')} widths={[0.8, 0.7, 0.75]} />}
      {bookmarks.isError && (
        <LoadFailed
          what={t('bookmarks.failed')}
          error={bookmarks.error}
          retry={() => void bookmarks.refetch()}
        />
      )}
      {bookmarks.isSuccess && marked.length === 0 && <p className="help">{t('bookmarks.empty')}</p>}
      {marked.length > 0 && (
        <ul className={css.rows}>
          {marked.map(({ question }) => (
            <li key={question.id} className={css.questionRow}>
              <span lang="en">{question.text}</span>
              <Button
                size="sm"
                variant="subtle"
                loading={isPending && variables?.question_id === question.id}
                aria-label={t('startOne', { what: question.text })}
                onClick={() => begin({ question_id: question.id })}
              >
                {t('start')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {bookmarks.hasNextPage && (
        <Button
          size="sm"
          variant="subtle"
          className={css.tuck ?? ''}
          loading={bookmarks.isFetchingNextPage}
          onClick={() => void bookmarks.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Band>
  );
}
