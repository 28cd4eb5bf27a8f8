import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';
import { meQuery } from '@/lib/api/get-me';
import { AlreadyIn } from './AlreadyIn';
import css from './Fields.module.css';
import { FormPage } from './FormPage';
import { RegisterForm } from './RegisterForm';

/** An account for whoever is new, or for the guest who made something worth keeping. */
export function RegisterPage() {
  const { t } = useTranslation('sign-in');
  const me = useQuery(meQuery);
  if (me.data != null && !me.data.guest) return <AlreadyIn person={me.data} />;
  const guest = me.data?.guest === true;
  return (
    <FormPage
      title={t('register.tab')}
      heading={guest ? t('register.titleGuest') : t('register.title')}
      lead={guest ? t('register.leadGuest') : t('register.lead')}
      aside={<Reasons />}
    >
      {me.isPending && <Skeleton label={t('loading')} widths={[0.6, 1, 1, 1]} />}
      {me.isError && (
        <LoadFailed what={t('noServer')} error={me.error} retry={() => void me.refetch()} />
      )}
      {me.data !== undefined && <RegisterForm />}
    </FormPage>
  );
}

/** What an account is for, and what it costs in trust. */
function Reasons() {
  const { t } = useTranslation('sign-in');
  return (
    <ul className={css.steps}>
      <li>
        <span className="heading">{t('reasons.devices')}</span>
        <span className="help">{t('reasons.devicesWhy')}</span>
      </li>
      <li>
        <span className="heading">{t('reasons.yours')}</span>
        <span className="help">{t('reasons.yoursWhy')}</span>
      </li>
      <li>
        <span className="heading">{t('reasons.leave')}</span>
        <span className="help">{t('reasons.leaveWhy')}</span>
      </li>
    </ul>
  );
}
