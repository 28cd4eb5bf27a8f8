import { Button, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { FormProblem } from '@/components/FormProblem';
import { showFormError } from '@/lib/form-errors';
import { showToast } from '@/lib/toasts';
import css from './AccountPage.module.css';
import type { Profile } from './api/get-profile';
import { useSaveProfile } from './api/save-profile';

export function NameBand({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account');
  const save = useSaveProfile();
  const form = useForm({ values: { name: profile.name } });
  const { errors, isDirty } = form.formState;
  const submit = form.handleSubmit(({ name }) =>
    save.mutate(
      { name: name.trim() },
      {
        onSuccess: () => {
          // The button rests now, and the focus must not go with it.
          form.setFocus('name');
          showToast(t('name.saved'));
        },
        onError: (error) => showFormError(form, error),
      },
    ),
  );
  return (
    <Band id="name" title={t('name.title')} about={t('name.about')}>
      <form className={css.form} onSubmit={submit} noValidate>
        <FormProblem error={errors.root} />
        <TextInput
          label={t('name.label')}
          autoComplete="name"
          maxLength={100}
          error={errors.name?.message}
          {...form.register('name', {
            validate: (name) => name.trim() !== '' || t('name.missing'),
          })}
        />
        <div className="row">
          <Button type="submit" loading={save.isPending} disabled={!isDirty}>
            {t('name.save')}
          </Button>
        </div>
      </form>
    </Band>
  );
}
