import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';

interface LoadingProps {
  query: { isPending: boolean; error: Error | null; refetch: () => unknown };
}

/** What stands where a list is not there yet, or did not come. */
export function Loading({ query }: LoadingProps) {
  const { t } = useTranslation('admin');
  if (query.error !== null) {
    return <LoadFailed what={t('failed')} error={query.error} retry={() => void query.refetch()} />;
  }
  return query.isPending ? <Skeleton label={t('loading')} widths={[0.9, 0.8, 0.85, 0.75]} /> : null;
}
