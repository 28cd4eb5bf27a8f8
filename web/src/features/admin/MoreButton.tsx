import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './AdminPage.module.css';

interface MoreButtonProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The next page of a list, under it; nothing where there is none. */
export function MoreButton({ query }: MoreButtonProps) {
  const { t } = useTranslation('admin');
  if (!query.hasNextPage) return null;
  return (
    <Button
      className={css.more}
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t('more')}
    </Button>
  );
}
