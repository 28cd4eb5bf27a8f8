import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { meQuery } from '@/lib/api/get-me';
import { ApiError } from '@/lib/api-error';
import { useVerifyEmail } from './api/verify-email';
import css from './Fields.module.css';
import { FormPage } from './FormPage';
import { useMailedToken } from './use-mailed-token';

/**
 * The page that a mailed link leads to: confirm an address. It asks for a press of a button, as
 * some mail programs open links by themselves.
 */
export function VerifyPage() {
  const { t } = useTranslation('sign-in');
  const token = useMailedToken();
  const verify = useVerifyEmail();
  const { error } = verify;
  const code = error instanceof ApiError ? error.code : null;
  if (verify.isSuccess) {
    return <Told heading={t('verify.doneTitle')} lead={t('verify.doneLead')} to="/" replaces />;
  }
  if (code === 'link_over') {
    return (
      <Told heading={t('link.overTitle')} lead={t('verify.overLead')} to="/account" replaces />
    );
  }
  if (code === 'email_taken') {
    return (
      <Told heading={t('verify.takenTitle')} lead={t('verify.takenLead')} to="/account" replaces />
    );
  }
  if (token === null) {
    return <Told heading={t('link.missingTitle')} lead={t('link.missingLead')} to="/account" />;
  }
  return (
    <FormPage title={t('verify.tab')} heading={t('verify.title')} lead={t('verify.lead')}>
      {error !== null && (
        <LoadFailed what={t('verify.failed')} error={error} retry={() => verify.mutate(token)} />
      )}
      <div className={css.actions}>
        <Button
          variant="filled"
          size="lg"
          loading={verify.isPending}
          onClick={() => verify.mutate(token)}
        >
          {t('verify.action')}
        </Button>
      </div>
    </FormPage>
  );
}

interface ToldProps {
  heading: string;
  lead: string;
  /** Where to go on; whoever is not signed in does that first. */
  to: '/' | '/account';
  /** See FormPage. */
  replaces?: boolean;
}

function Told({ heading, lead, to, replaces = false }: ToldProps) {
  const { t } = useTranslation('sign-in');
  const me = useQuery(meQuery);
  const account = to === '/account' ? t('verify.toAccount') : t('toStart');
  return (
    <FormPage replaces={replaces} title={t('verify.tab')} heading={heading} lead={lead}>
      <div className={css.actions} role="status">
        {me.data == null ? (
          <Button
            variant="filled"
            size="lg"
            renderRoot={(props) => <Link to="/sign-in" search={{ next: to }} {...props} />}
          >
            {t('signIn.action')}
          </Button>
        ) : (
          <Button variant="filled" size="lg" renderRoot={(props) => <Link to={to} {...props} />}>
            {account}
          </Button>
        )}
      </div>
    </FormPage>
  );
}
