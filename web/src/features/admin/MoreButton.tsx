import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './AdminPage.module.css';

interface MoreButtonProps {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<{ hasNextPage: boolean }>;
  };
}

/** The next page of a list, under it; nothing where there is none. */
export function MoreButton({ query }: MoreButtonProps) {
  const { t } = useTranslation('admin');
  const more = async () => {
    const { hasNextPage } = await query.fetchNextPage();
    // After the last page the button goes, and the focus must not go with it.
    if (!hasNextPage) document.getElementById('main')?.focus({ preventScroll: true });
  };
  if (!query.hasNextPage) return null;
  return (
    <Button className={css.more} loading={query.isFetchingNextPage} onClick={() => void more()}>
      {t('more')}
    </Button>
  );
}
