import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { showFormError } from '@/lib/form-errors';
import { askForResetMutation } from './api/ask-for-reset';
import css from './Fields.module.css';
import { FormPage } from './FormPage';

/** Asks for a link by mail; says the same whether there is such an account or not. */
export function ForgotPage() {
  const { t } = useTranslation('sign-in');
  const ask = useMutation(askForResetMutation);
  const form = useForm({ defaultValues: { email: '' } });
  const { errors } = form.formState;
  if (ask.isSuccess) return <Asked email={ask.variables} again={ask.reset} />;
  const submit = form.handleSubmit(({ email }) =>
    ask.mutate(email, { onError: (error) => showFormError(form, error) }),
  );
  return (
    <FormPage title={t('forgot.tab')} heading={t('forgot.title')} lead={t('forgot.lead')}>
      <form className={css.form} onSubmit={submit} noValidate>
        <FormProblem error={errors.root} />
        <TextInput
          label={t('email.label')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register('email', { required: t('email.missing') })}
        />
        <div className={css.actions}>
          <Button type="submit" variant="filled" size="lg" loading={ask.isPending}>
            {t('forgot.action')}
          </Button>
          <Link to="/sign-in">{t('forgot.back')}</Link>
        </div>
      </form>
    </FormPage>
  );
}

function Asked({ email, again }: { email: string; again: () => void }) {
  const { t } = useTranslation('sign-in');
  return (
    <FormPage
      replaces
      title={t('forgot.tab')}
      heading={t('forgot.sentTitle')}
      lead={t('forgot.sentLead', { email })}
    >
      <p className="help" role="status">
        {t('forgot.sentHelp')}
      </p>
      <div className={css.actions}>
        <Button onClick={again}>{t('forgot.again')}</Button>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </div>
    </FormPage>
  );
}
