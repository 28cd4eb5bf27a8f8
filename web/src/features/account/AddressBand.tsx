import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Notice } from '@/components/Notice';
import { errorText } from '@/lib/error-text';
import { showToast } from '@/lib/toasts';
import css from './AccountPage.module.css';
import { AddressForm } from './AddressForm';
import type { Profile } from './api/get-profile';
import { sendLinkAgainMutation } from './api/send-link-again';
import { Disclosure } from './Disclosure';

/** The address, whether it is known to be theirs, and how to have another. */
export function AddressBand({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account');
  const [asked, setAsked] = useState<string | null>(null);
  const again = useMutation(sendLinkAgainMutation);
  const send = () =>
    again.mutate(undefined, {
      onSuccess: () => showToast(t('address.sentAgain')),
      onError: (error) => showToast(errorText(error)),
    });
  return (
    <Band id="address" title={t('address.title')} about={t('address.about')}>
      <p className={css.fact}>
        <span>{profile.email}</span>
        <span className="help">
          {profile.verified ? t('address.confirmed') : t('address.unconfirmed')}
        </span>
      </p>
      {asked !== null && (
        <div className={css.under}>
          <Notice kind="warn" title={t('address.asked', { email: asked })}>
            {t('address.askedNow')}
          </Notice>
        </div>
      )}
      <div className={`row ${css.under}`}>
        {(!profile.verified || asked !== null) && (
          <Button loading={again.isPending} onClick={send}>
            {t('address.again')}
          </Button>
        )}
        <Disclosure label={t('address.change')}>
          {(close) => (
            <AddressForm
              close={close}
              done={(email) => {
                // One's own address again ends a wish for another.
                setAsked(email.toLowerCase() === profile.email ? null : email);
                close();
              }}
            />
          )}
        </Disclosure>
      </div>
    </Band>
  );
}
