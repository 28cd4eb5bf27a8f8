import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { PasswordField } from '@/components/PasswordField';
import { ApiError } from '@/lib/api-error';
import { errorText } from '@/lib/error-text';
import { showFormError } from '@/lib/form-errors';
import css from './AccountPage.module.css';
import { changeAddressMutation } from './api/change-address';

interface AddressFormProps {
  close: () => void;
  /** The link is on its way to this address. */
  done: (email: string) => void;
}

export function AddressForm({ close, done }: AddressFormProps) {
  const { t } = useTranslation('account');
  const change = useMutation(changeAddressMutation);
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;
  const refused = (error: Error) => {
    const taken = error instanceof ApiError && error.code === 'email_taken';
    if (taken) form.setError('email', { message: errorText(error) }, { shouldFocus: true });
    else showFormError(form, error);
  };
  const submit = form.handleSubmit((wish) =>
    change.mutate(wish, { onSuccess: () => done(wish.email), onError: refused }),
  );
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <FormProblem error={errors.root} />
      <TextInput
        label={t('address.new')}
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email', { required: t('address.missing') })}
      />
      <PasswordField
        label={t('password.current')}
        error={errors.password?.message}
        {...form.register('password', { required: t('password.missing') })}
      />
      <div className="row">
        <Button type="submit" loading={change.isPending}>
          {t('address.send')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}
