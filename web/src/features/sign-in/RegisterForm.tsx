import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { PasswordField } from '@/components/PasswordField';
import { ApiError } from '@/lib/api-error';
import { errorText } from '@/lib/error-text';
import { showFormError } from '@/lib/form-errors';
import { newPasswordRules } from '@/lib/password-rules';
import { showToast } from '@/lib/toasts';
import { useRegister } from './api/register';
import css from './Fields.module.css';
import { useNext } from './use-next';

function isTaken(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'email_taken';
}

export function RegisterForm() {
  const { t } = useTranslation('sign-in');
  const { search, goOn } = useNext();
  const register = useRegister();
  const form = useForm({ defaultValues: { name: '', email: '', password: '' } });
  const { errors } = form.formState;
  const refused = (error: Error) => {
    if (!isTaken(error)) showFormError(form, error);
    else form.setError('email', { message: errorText(error) }, { shouldFocus: true });
  };
  const submit = form.handleSubmit((account) =>
    register.mutate(account, {
      onSuccess: () => {
        showToast(t('register.done', { email: account.email }));
        goOn();
      },
      onError: refused,
    }),
  );
  const taken = isTaken(register.error);
  return (
    <>
      <form className={css.form} onSubmit={submit} noValidate>
        <FormProblem error={errors.root} />
        <TextInput
          label={t('name.label')}
          description={t('name.about')}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register('name', { required: t('name.missing') })}
        />
        <TextInput
          label={t('email.label')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register('email', { required: t('email.missing') })}
        />
        <PasswordField
          label={t('password.label')}
          fresh
          error={errors.password?.message}
          {...form.register('password', newPasswordRules())}
        />
        <div className={css.actions}>
          <Button type="submit" variant="filled" size="lg" loading={register.isPending}>
            {t('register.action')}
          </Button>
        </div>
      </form>
      <p className={css.under}>
        <Link to="/sign-in" search={search}>
          {taken ? t('register.signInThere') : t('register.signIn')}
        </Link>
      </p>
    </>
  );
}
