import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { ensureSignedIn } from '@/lib/api/become-guest';

/** In place of a page that belongs to somebody: how to become that somebody, and back here. */
export function LoginNeeded() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const here = useRouterState({ select: ({ location }) => location.href });
  const start = useMutation({ mutationFn: () => ensureSignedIn(queries) });
  return (
    <Page title={t('login.tab')}>
      <h1 className="title">{t('login.title')}</h1>
      <p className="lead">{t('login.lead')}</p>
      <div className="row" style={{ marginTop: 'var(--s-6)' }}>
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) => <Link to="/sign-in" search={{ next: here }} {...props} />}
        >
          {t('me.signIn')}
        </Button>
        <Button variant="subtle" size="lg" loading={start.isPending} onClick={() => start.mutate()}>
          {t('login.start')}
        </Button>
      </div>
      {start.isError && (
        <div style={{ marginTop: 'var(--s-6)' }}>
          <LoadFailed what={t('login.failed')} error={start.error} retry={() => start.mutate()} />
        </div>
      )}
    </Page>
  );
}
