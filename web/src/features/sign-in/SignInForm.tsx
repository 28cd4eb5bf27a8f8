import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { PasswordField } from '@/components/PasswordField';
import { showFormError } from '@/lib/form-errors';
import { useLogIn } from './api/log-in';
import css from './Fields.module.css';
import { useNext } from './use-next';

export function SignInForm() {
  const { t } = useTranslation('sign-in');
  const { search, goOn } = useNext();
  const logIn = useLogIn();
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit((credentials) =>
    logIn.mutate(credentials, { onSuccess: goOn, onError: (error) => showFormError(form, error) }),
  );
  return (
    <>
      <form className={css.form} onSubmit={submit} noValidate>
        <FormProblem error={errors.root} />
        <TextInput
          label={t('email.label')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register('email', { required: t('email.missing') })}
        />
        <PasswordField
          label={t('password.label')}
          error={errors.password?.message}
          {...form.register('password', { required: t('password.missing') })}
        />
        <div className={css.actions}>
          <Button type="submit" variant="filled" size="lg" loading={logIn.isPending}>
            {t('signIn.action')}
          </Button>
          <Link to="/forgot-password">{t('signIn.forgot')}</Link>
        </div>
      </form>
      <p className={css.under}>
        <Link to="/register" search={search}>
          {t('signIn.register')}
        </Link>
      </p>
    </>
  );
}
