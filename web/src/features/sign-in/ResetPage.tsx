import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { PasswordField } from '@/components/PasswordField';
import { ApiError } from '@/lib/api-error';
import { showFormError } from '@/lib/form-errors';
import { newPasswordRules } from '@/lib/password-rules';
import { useResetPassword } from './api/reset-password';
import css from './Fields.module.css';
import { FormPage } from './FormPage';
import { useMailedToken } from './use-mailed-token';

/** The page that a mailed link leads to: choose a new password. */
export function ResetPage() {
  const { t } = useTranslation('sign-in');
  const token = useMailedToken();
  const reset = useResetPassword();
  const over = reset.error instanceof ApiError && reset.error.code === 'link_over';
  if (reset.isSuccess) {
    return (
      <FormPage
        title={t('reset.tab')}
        replaces
        heading={t('reset.doneTitle')}
        lead={t('reset.doneLead')}
      >
        <div className={css.actions}>
          <Button
            variant="filled"
            size="lg"
            renderRoot={(props) => <Link to="/sign-in" {...props} />}
          >
            {t('signIn.action')}
          </Button>
        </div>
      </FormPage>
    );
  }
  if (token === null || over) return <NoLink over={over} />;
  return (
    <FormPage title={t('reset.tab')} heading={t('reset.title')} lead={t('reset.lead')}>
      <ResetForm token={token} reset={reset} />
    </FormPage>
  );
}

function NoLink({ over }: { over: boolean }) {
  const { t } = useTranslation('sign-in');
  return (
    <FormPage
      replaces={over}
      title={t('reset.tab')}
      heading={over ? t('link.overTitle') : t('link.missingTitle')}
      lead={over ? t('reset.overLead') : t('link.missingLead')}
    >
      <div className={css.actions}>
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) => <Link to="/forgot-password" {...props} />}
        >
          {t('reset.askAgain')}
        </Button>
      </div>
    </FormPage>
  );
}

interface ResetFormProps {
  token: string;
  reset: ReturnType<typeof useResetPassword>;
}

function ResetForm({ token, reset }: ResetFormProps) {
  const { t } = useTranslation('sign-in');
  const form = useForm({ defaultValues: { password: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ password }) =>
    reset.mutate({ token, password }, { onError: (error) => showFormError(form, error) }),
  );
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <FormProblem error={errors.root} />
      <PasswordField
        label={t('reset.password')}
        fresh
        error={errors.password?.message}
        {...form.register('password', newPasswordRules())}
      />
      <div className={css.actions}>
        <Button type="submit" variant="filled" size="lg" loading={reset.isPending}>
          {t('reset.action')}
        </Button>
      </div>
    </form>
  );
}
