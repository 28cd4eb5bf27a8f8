import { Button, Modal, NativeSelect, Switch } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { showFormError } from '@/lib/form-errors';
import { dayOf } from '@/lib/format';
import { useMakeShare } from './api/make-share';
import { Copied } from './Copied';
import css from './Share.module.css';
import { ShareList } from './ShareList';

const DAYS = ['1', '7', '30', '90'] as const;
const SHOWN = [
  { field: 'name', label: 'share.name', about: 'share.name_about' },
  { field: 'resume', label: 'share.resume', about: 'share.resume_about' },
  { field: 'audio', label: 'share.audio', about: 'share.audio_about' },
] as const;

interface ShareDialogProps {
  interviewId: string;
  opened: boolean;
  close: () => void;
}

/** Links that show these results to others: made, listed and taken back. */
export function ShareDialog({ interviewId, opened, close }: ShareDialogProps) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('share.title')}
      size="34rem"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <MakeLink interviewId={interviewId} />
      <ShareList interviewId={interviewId} />
    </Modal>
  );
}

function MakeLink({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('results');
  const make = useMakeShare(interviewId);
  const form = useForm({
    defaultValues: { expires_in_days: '7', name: false, resume: false, audio: false },
  });
  const { errors } = form.formState;
  return (
    <form
      className={css.form}
      onSubmit={form.handleSubmit(({ expires_in_days, ...show }) =>
        make.mutate(
          { expires_in_days: Number(expires_in_days), show },
          { onError: (error) => showFormError(form, error) },
        ),
      )}
    >
      <p className={css.about}>{t('share.about')}</p>
      <NativeSelect
        label={t('share.expires')}
        error={errors.expires_in_days?.message}
        data={DAYS.map((days) => ({
          value: days,
          label: t('share.days', { count: Number(days) }),
        }))}
        {...form.register('expires_in_days')}
      />
      <fieldset className={css.shown}>
        <legend>{t('share.shows')}</legend>
        {SHOWN.map(({ field, label, about }) => (
          <Switch key={field} label={t(label)} description={t(about)} {...form.register(field)} />
        ))}
      </fieldset>
      <FormProblem error={errors.root} />
      {make.data !== undefined && (
        <Copied
          url={make.data.url}
          about={t('share.once', { day: dayOf(make.data.expires_at, new Date()) })}
        />
      )}
      <div>
        <Button
          type="submit"
          variant={make.data === undefined ? 'filled' : 'default'}
          loading={make.isPending}
        >
          {make.data === undefined ? t('share.make') : t('share.another')}
        </Button>
      </div>
    </form>
  );
}
