import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import css from './AccountPage.module.css';
import { AddressBand } from './AddressBand';
import { type Profile, profileQuery } from './api/get-profile';
import { DeleteBand } from './DeleteBand';
import { ExportBand } from './ExportBand';
import { KeepingBand } from './KeepingBand';
import { NameBand } from './NameBand';
import { PasswordBand } from './PasswordBand';
import { SessionsBand } from './SessionsBand';

/** Who one is here, what is kept of one, and how to take it along or be rid of it. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const profile = useQuery(profileQuery);
  return (
    <Page title={t('tab')}>
      {profile.isPending && <Skeleton label={t('loading')} widths={[0.4, 0.6, 0.8, 0.7]} />}
      {profile.isError && profile.data === undefined && (
        <LoadFailed
          what={t('failed')}
          safe={t('failedSafe')}
          error={profile.error}
          retry={() => void profile.refetch()}
        />
      )}
      {profile.data !== undefined && <Loaded profile={profile.data} />}
    </Page>
  );
}

function Loaded({ profile }: { profile: Profile }) {
  return (
    <>
      {profile.guest ? <GuestHead /> : <Head profile={profile} />}
      {!profile.guest && (
        <>
          <NameBand profile={profile} />
          <AddressBand profile={profile} />
          <PasswordBand />
        </>
      )}
      <SessionsBand guest={profile.guest} />
      <KeepingBand profile={profile} />
      <ExportBand />
      <DeleteBand guest={profile.guest} />
    </>
  );
}

function Head({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account');
  return (
    <>
      <h1 className="title">{t('title')}</h1>
      <p className="lead">
        {profile.verified
          ? t('lead', { email: profile.email })
          : t('leadUnconfirmed', { email: profile.email })}
      </p>
    </>
  );
}

/** A guest is told how long they are known, and how to stay. */
function GuestHead() {
  const { t } = useTranslation('account');
  return (
    <>
      <h1 className="title">{t('guest.title')}</h1>
      <p className="lead">{t('guest.lead')}</p>
      <div className={css.actions}>
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) => <Link to="/register" search={{ next: '/account' }} {...props} />}
        >
          {t('guest.action')}
        </Button>
        <span className="help">{t('guest.keeps')}</span>
      </div>
    </>
  );
}
