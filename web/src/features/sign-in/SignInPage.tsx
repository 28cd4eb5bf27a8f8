import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Notice } from '@/components/Notice';
import { Presence } from '@/components/Presence';
import { Skeleton } from '@/components/Skeleton';
import { meQuery } from '@/lib/api/get-me';
import { AlreadyIn } from './AlreadyIn';
import { FormPage } from './FormPage';
import { SignInForm } from './SignInForm';

/** Back to one's account. A guest is told what they would leave behind. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const me = useQuery(meQuery);
  const [wasIn, setWasIn] = useState(false);
  const isIn = me.data != null && !me.data.guest;
  if (isIn && !wasIn) setWasIn(true);
  if (me.data != null && isIn) return <AlreadyIn person={me.data} />;
  return (
    <FormPage
      replaces={wasIn}
      title={t('signIn.tab')}
      heading={t('signIn.title')}
      lead={t('signIn.lead')}
      picture
      aside={<Presence state="listening" label={t('presence')} />}
    >
      {me.isPending && <Skeleton label={t('loading')} widths={[0.6, 1, 1]} />}
      {me.isError && (
        <LoadFailed what={t('noServer')} error={me.error} retry={() => void me.refetch()} />
      )}
      {me.data?.guest === true && (
        <Notice kind="warn" title={t('signIn.guest')}>
          {t('signIn.guestLoses')}
        </Notice>
      )}
      {me.data !== undefined && <SignInForm />}
    </FormPage>
  );
}
