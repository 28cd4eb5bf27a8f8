import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { FileDrop } from '@/components/FileDrop';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { UploadState } from '@/components/UploadState';
import { meQuery } from '@/lib/api/get-me';
import { type Resume, resumesQuery, useResumes } from '@/lib/api/get-resumes';
import { useUpload } from '@/lib/use-upload';
import { deletedResumesQuery } from './api/get-deleted';
import { DeletedRows } from './DeletedRows';
import { ResumeRows } from './ResumeRows';
import css from './ResumesPage.module.css';

/** One's résumés, and a place to add one. */
export function ResumesPage() {
  const { t } = useTranslation(['resumes', 'upload']);
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const signedIn = me.data != null;
  const resumes = useResumes(signedIn);
  const deleted = useQuery({ ...deletedResumesQuery, enabled: signedIn });
  const sending = useUpload<Resume>('/api/resumes/upload', () => {
    void queries.invalidateQueries({ queryKey: resumesQuery.queryKey, exact: true });
  });
  const error = me.error ?? resumes.error;
  const own = resumes.data ?? [];
  const none = me.data === null || resumes.data?.length === 0;
  return (
    <Page title={t('title')}>
      <h1 className="title">{none ? t('none.title') : t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <Band id="add" title={t('add.title')} about={t('add.about')}>
        {sending.upload.state !== 'sending' && (
          <FileDrop
            label={t('add.choose')}
            help={t('upload:takes')}
            variant="filled"
            onFile={sending.start}
          />
        )}
        <div className={css.upload}>
          <UploadState {...sending} />
        </div>
      </Band>
      {!none && (
        <Band id="own" title={t('own.title')}>
          {error !== null && (
            <LoadFailed
              what={t('own.failed')}
              safe={t('one.safe')}
              error={error}
              retry={() => void Promise.all([me.refetch(), resumes.refetch()])}
            />
          )}
          {error === null && resumes.data === undefined && (
            <Skeleton label={t('own.loading')} widths={[0.7, 0.55, 0.62]} />
          )}
          <ResumeRows resumes={own} />
          {resumes.hasNextPage && (
            <Button
              className={css.more}
              loading={resumes.isFetchingNextPage}
              onClick={() => void resumes.fetchNextPage()}
            >
              {t('own.more')}
            </Button>
          )}
        </Band>
      )}
      {deleted.data !== undefined && deleted.data.length > 0 && (
        <Band id="deleted" title={t('gone.title')} about={t('gone.about')}>
          <DeletedRows resumes={deleted.data} />
        </Band>
      )}
    </Page>
  );
}
