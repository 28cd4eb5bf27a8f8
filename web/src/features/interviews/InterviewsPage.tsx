import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { useInterviews } from './api/get-interviews';
import { Filters } from './Filters';
import css from './InterviewsPage.module.css';
import { InterviewTable } from './InterviewTable';
import type { InterviewsSearch } from './search';

interface InterviewsPageProps {
  search: InterviewsSearch;
  /** Puts another search into the address, in the place of the one before. */
  setSearch: (search: InterviewsSearch) => void;
}

/** Every interview of a person, to be found again. */
export function InterviewsPage({ search, setSearch }: InterviewsPageProps) {
  const { t } = useTranslation('interviews');
  const list = useInterviews(search);
  const deleted = search.deleted === true;
  const { pages: _pages, deleted: _deleted, ...filters } = search;
  const filtered = Object.keys(filters).length > 0;
  const none = list.isSuccess && list.items.length === 0;
  const fresh = none && !filtered && !deleted;
  return (
    <Page title={t('title')}>
      <div className={css.head} data-fresh={fresh || undefined}>
        <div>
          <h1 className="title">
            {fresh ? t('fresh.title') : deleted ? t('gone.title') : t('title')}
          </h1>
          <p className="lead">{fresh ? t('fresh.lead') : deleted ? t('gone.lead') : t('lead')}</p>
        </div>
        <Button
          variant="filled"
          className={fresh ? undefined : css.new}
          size={fresh ? 'lg' : 'md'}
          renderRoot={(props) => <Link to="/interviews/new" {...props} />}
        >
          {t('new')}
        </Button>
      </div>
      {!fresh && <Filters search={search} setSearch={setSearch} />}
      {list.isError && (
        <LoadFailed
          what={t('failed')}
          safe={t('safe')}
          error={list.error}
          retry={() => void list.refetch()}
        />
      )}
      {list.isPending && <Skeleton label={t('loading')} widths={[0.9, 0.8, 0.85, 0.7, 0.82]} />}
      {none && (filtered || deleted) && (
        <NothingFits deleted={deleted && !filtered} clear={() => setSearch({})} />
      )}
      {list.items.length > 0 && <InterviewTable interviews={list.items} deleted={deleted} />}
      {list.hasNextPage && (
        <Button
          className={css.more}
          loading={list.isFetchingNextPage}
          onClick={() => setSearch({ ...search, pages: (list.data?.pages.length ?? 1) + 1 })}
        >
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function NothingFits({ deleted, clear }: { deleted: boolean; clear: () => void }) {
  const { t } = useTranslation('interviews');
  return (
    <div className={css.none} role="status">
      <p>{deleted ? t('gone.none') : t('none')}</p>
      <Button size="sm" onClick={clear}>
        {t('all')}
      </Button>
    </div>
  );
}
