import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { deleteAccountMutation } from './api/delete-account';
import css from './DeleteBand.module.css';

/** The way out: says what goes, asks for a word, and then shows that it is gone. */
export function DeleteBand({ guest }: { guest: boolean }) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const remove = useMutation(deleteAccountMutation);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: (jobId) => navigate({ to: '/goodbye/$jobId', params: { jobId }, replace: true }),
    });
  return (
    <Band id="delete" title={t('delete.title')} about={t('delete.about')}>
      <p className={css.text}>{t('delete.text')}</p>
      <Button variant="danger" onClick={() => ask(true)}>
        {guest ? t('delete.openGuest') : t('delete.open')}
      </Button>
      <ConfirmDialog
        opened={asking}
        close={() => ask(false)}
        title={guest ? t('delete.askGuest') : t('delete.ask')}
        action={t('delete.action')}
        confirm={confirm}
        pending={remove.isPending}
        error={remove.error}
        typed={t('delete.word')}
      >
        <p>{t('delete.goes')}</p>
        <ul className={css.list}>
          <li>{t('delete.interviews')}</li>
          <li>{t('delete.resumes')}</li>
          <li>{t('delete.links')}</li>
          {!guest && <li>{t('delete.account')}</li>}
        </ul>
        <p>{t('delete.final')}</p>
      </ConfirmDialog>
    </Band>
  );
}
