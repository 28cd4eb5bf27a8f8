import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/Page';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('missing.tab')}>
      <h1 className="title">{t('missing.title')}</h1>
      <p className="lead">{t('missing.lead')}</p>
      <div className="row" style={{ marginTop: 'var(--s-5)' }}>
        <Button variant="filled" size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('broken.back')}
        </Button>
      </div>
    </Page>
  );
}
