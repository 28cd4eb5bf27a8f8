import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { PasswordField } from '@/components/PasswordField';
import { changePerson } from '@/lib/api/change-person';
import { meQuery } from '@/lib/api/get-me';
import { api, body, type Schemas } from '@/lib/api-client';
import { showFormError } from '@/lib/form-errors';
import css from './SignInAgain.module.css';

interface SignInAgainProps {
  /** Whose sign-in ended. */
  who: Schemas['User'];
  done: () => void;
}

/** Stands over the page, which waits as it is; a guest has nothing to sign in with. */
export function SignInAgain({ who, done }: SignInAgainProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      lockScroll={false}
      title={who.guest ? t('expired.guestTitle') : t('expired.title')}
    >
      {who.guest ? <GuestOver done={done} /> : <PasswordForm who={who} done={done} />}
    </Modal>
  );
}

function GuestOver({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const again = async () => {
    await router.navigate({ to: '/' });
    changePerson(queries, null);
    done();
  };
  return (
    <div className={css.form}>
      <p>{t('expired.guestText')}</p>
      <div className={css.buttons}>
        <Button variant="filled" data-autofocus onClick={() => void again()}>
          {t('expired.again')}
        </Button>
      </div>
    </div>
  );
}

function PasswordForm({ who, done }: SignInAgainProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { email: who.email ?? '', password: '' } });
  const logIn = useMutation({
    mutationFn: async (credentials: Schemas['LoginRequest']) =>
      body(await api.POST('/api/auth/login', { body: credentials })),
    onSuccess: ({ user }) => {
      // The same person goes on with what stands here; another one must not see it.
      if (user.id !== who.id) changePerson(queries, user);
      else {
        queries.setQueryData(meQuery.queryKey, user);
        void queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
      }
      done();
    },
    onError: (error) => showFormError(form, error),
  });
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={form.handleSubmit((values) => logIn.mutate(values))}
    >
      <p>{t('expired.text')}</p>
      <TextInput
        label={t('expired.email')}
        type="email"
        autoComplete="username"
        error={form.formState.errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label={t('expired.password')}
        data-autofocus
        error={form.formState.errors.password?.message}
        {...form.register('password')}
      />
      <FormProblem error={form.formState.errors.root} />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={logIn.isPending}>
          {t('expired.signIn')}
        </Button>
      </div>
    </form>
  );
}
