import { Button, Textarea } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { FormProblem } from '@/components/FormProblem';
import { showFormError } from '@/lib/form-errors';
import { useStart } from './use-start';

const LONGEST = 1_000;

/** A question that somebody was asked, or fears. `first`: nothing on the page is more likely. */
export function OwnBand({ first }: { first: boolean }) {
  const { t } = useTranslation('practice');
  const form = useForm({ defaultValues: { text: '' } });
  const start = useStart();
  const { errors } = form.formState;
  return (
    <Band id="own" title={t('own.title')} about={t('own.about')}>
      <form
        noValidate
        onSubmit={form.handleSubmit(({ text }) =>
          start.mutate({ text: text.trim() }, { onError: (error) => showFormError(form, error) }),
        )}
      >
        <Textarea
          label={t('own.label')}
          placeholder={t('own.example')}
          rows={3}
          maxLength={LONGEST}
          error={errors.text?.message}
          {...form.register('text', {
            validate: (text) => text.trim() !== '' || t('own.needed'),
          })}
        />
        <FormProblem error={errors.root} />
        <div className="row" style={{ marginTop: 'var(--s-3)' }}>
          <Button type="submit" variant={first ? 'filled' : 'default'} loading={start.isPending}>
            {t('own.start')}
          </Button>
        </div>
      </form>
    </Band>
  );
}
