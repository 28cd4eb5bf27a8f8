import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/Page';
import { errorText } from '@/lib/error-text';
import { reportFault } from '@/lib/faults';
import { tell } from '@/lib/telemetry';

/** A page broke: what is safe, and the way back. */
export function PageError({ error, reset }: ErrorComponentProps) {
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
