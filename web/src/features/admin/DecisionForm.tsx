import { Button, Textarea } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { showFormError } from '@/lib/form-errors';
import { showToast } from '@/lib/toasts';
import { useDecideDispute } from './api/decide-dispute';
import css from './DecisionForm.module.css';

type Verdict = 'accepted' | 'rejected';

/** Whether the person is right, and why, for them to read. It is decided once. */
export function DecisionForm({ disputeId }: { disputeId: string }) {
  const { t } = useTranslation('admin');
  const decide = useDecideDispute();
  const form = useForm({ defaultValues: { outcome: '' } });
  const { errors } = form.formState;
  const submit = (status: Verdict) =>
    form.handleSubmit(({ outcome }) =>
      decide.mutate(
        { disputeId, status, outcome: outcome.trim() },
        {
          onSuccess: () => {
            // The form goes with its row, and the focus must not go with it.
            document.getElementById('main')?.focus({ preventScroll: true });
            showToast(t(`disputes.done.${status}`));
          },
          onError: (error) => showFormError(form, error),
        },
      ),
    );
  const pending = (status: Verdict) => decide.isPending && decide.variables.status === status;
  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()} noValidate>
      <FormProblem error={errors.root} />
      <Textarea
        label={t('disputes.outcome')}
        description={t('disputes.outcomeAbout')}
        rows={3}
        maxLength={2000}
        error={errors.outcome?.message}
        {...form.register('outcome', {
          validate: (outcome) => outcome.trim() !== '' || t('disputes.missing'),
        })}
      />
      <div className="row">
        <Button loading={pending('accepted')} onClick={() => void submit('accepted')()}>
          {t('disputes.accept')}
        </Button>
        <Button loading={pending('rejected')} onClick={() => void submit('rejected')()}>
          {t('disputes.reject')}
        </Button>
      </div>
    </form>
  );
}
