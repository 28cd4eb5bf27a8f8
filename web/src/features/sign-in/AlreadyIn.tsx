import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '@/lib/api/sign-out';
import type { Schemas } from '@/lib/api-client';
import { errorText } from '@/lib/error-text';
import { showToast } from '@/lib/toasts';
import css from './Fields.module.css';
import { FormPage } from './FormPage';

/** Whoever has an account here already need not sign in. */
export function AlreadyIn({ person }: { person: Schemas['User'] }) {
  const { t } = useTranslation('sign-in');
  const signOut = useSignOut();
  return (
    <FormPage
      title={t('alreadyIn.tab')}
      heading={t('alreadyIn.title')}
      lead={t('alreadyIn.lead', { name: person.email ?? person.name })}
    >
      <div className={css.actions}>
        <Button variant="filled" size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('toStart')}
        </Button>
        <Button
          variant="subtle"
          size="lg"
          loading={signOut.isPending}
          onClick={() =>
            signOut.mutate(undefined, { onError: (error) => showToast(errorText(error)) })
          }
        >
          {t('alreadyIn.signOut')}
        </Button>
      </div>
    </FormPage>
  );
}
