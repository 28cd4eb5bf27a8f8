import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/Page';
import { errorText } from '@/lib/error-text';
import { reportFault } from '@/lib/faults';
import { tell } from '@/lib/telemetry';

/** How browsers say that a part of the app did not come. */
const NOT_LOADED = /dynamically imported module|importing a module script|unable to preload/i;

/** A page broke, or did not come at all: what is safe, and the way back. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return error instanceof Error && NOT_LOADED.test(error.message) ? (
    <NotLoaded />
  ) : (
    <Broken error={error} reset={reset} />
  );
}

/** No line, or a newer version on the server: both are over with a fresh start. */
function NotLoaded() {
  const { t } = useTranslation();
  useEffect(() => {
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  return (
    <Page title={t('notLoaded.tab')}>
      <h1 className="title">{t('notLoaded.title')}</h1>
      <p className="lead">{t('notLoaded.lead')}</p>
      <div className="row" style={{ marginTop: 'var(--s-5)' }}>
        <Button variant="filled" size="lg" onClick={reload}>
          {t('tryAgain')}
        </Button>
      </div>
    </Page>
  );
}

function reload(): void {
  location.reload();
}

function Broken({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const { t } = useTranslation();
  useEffect(() => {
    reportFault(error);
    tell('page-error');
  }, [error]);
  return (
    <Page title={t('broken.tab')}>
      <h1 className="title">{t('broken.title')}</h1>
      <p className="lead">{t('broken.lead')}</p>
      <p className="help" style={{ marginTop: 'var(--s-3)' }}>
        {errorText(error)}
      </p>
      <div className="row" style={{ marginTop: 'var(--s-5)' }}>
        <Button variant="filled" size="lg" onClick={reset}>
          {t('tryAgain')}
        </Button>
        <Button variant="subtle" size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('broken.back')}
        </Button>
      </div>
    </Page>
  );
}
