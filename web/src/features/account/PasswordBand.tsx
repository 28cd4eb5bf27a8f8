import { Button } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { FormProblem } from '@/components/FormProblem';
import { PasswordField } from '@/components/PasswordField';
import { showFormError } from '@/lib/form-errors';
import { newPasswordRules } from '@/lib/password-rules';
import { showToast } from '@/lib/toasts';
import css from './AccountPage.module.css';
import { useChangePassword } from './api/change-password';
import { Disclosure } from './Disclosure';

export function PasswordBand() {
  const { t } = useTranslation('account');
  return (
    <Band id="password" title={t('password.title')} about={t('password.about')}>
      <Disclosure label={t('password.change')}>
        {(close) => <PasswordForm close={close} />}
      </Disclosure>
    </Band>
  );
}

function PasswordForm({ close }: { close: () => void }) {
  const { t } = useTranslation('account');
  const change = useChangePassword();
  const form = useForm({ defaultValues: { current: '', new: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit((passwords) =>
    change.mutate(passwords, {
      onSuccess: () => {
        showToast(t('password.changed'));
        close();
      },
      onError: (error) => showFormError(form, error),
    }),
  );
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <FormProblem error={errors.root} />
      <PasswordField
        label={t('password.current')}
        error={errors.current?.message}
        {...form.register('current', { required: t('password.missing') })}
      />
      <PasswordField
        label={t('password.new')}
        fresh
        error={errors.new?.message}
        {...form.register('new', newPasswordRules())}
      />
      <div className="row">
        <Button type="submit" loading={change.isPending}>
          {t('password.save')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}
