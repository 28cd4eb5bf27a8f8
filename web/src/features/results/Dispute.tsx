import { Button, Textarea } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { JudgedAgain } from '@/components/judged/JudgedAgain';
import { showFormError } from '@/lib/form-errors';
import { dayOf } from '@/lib/format';
import { useDispute } from './api/dispute-answer';
import { type Disputed, useDisputes } from './api/get-disputes';
import css from './Dispute.module.css';

/** The server's limit, in characters. */
const LONGEST = 2_000;

interface DisputeProps {
  answerId: string;
  interviewId: string;
  /** Whether one is being written. */
  opened: boolean;
  close: () => void;
}

/** One's disagreements with how an answer was judged, and what came of them. */
export function Dispute({ answerId, interviewId, opened, close }: DisputeProps) {
  const { t } = useTranslation('results');
  const { data: disputes = [], error } = useDisputes(answerId, interviewId);
  const open = disputes.some(({ status }) => status === 'open');
  return (
    <>
      {error !== null && <p className={css.failed}>{t('dispute.not_loaded')}</p>}
      {disputes.length > 0 && (
        <ul className={css.disputes} aria-label={t('dispute.list')}>
          {disputes.map((one) => (
            <Told key={one.id} dispute={one} />
          ))}
        </ul>
      )}
      {opened && open && <p className={css.failed}>{t('dispute.wait')}</p>}
      {opened && !open && <Form answerId={answerId} close={close} />}
    </>
  );
}

function Told({ dispute }: { dispute: Disputed }) {
  const { t } = useTranslation('results');
  const { status, reason, outcome, created_at, resolved_at } = dispute;
  const now = new Date();
  const states = {
    open: 'dispute.open',
    accepted: 'dispute.accepted',
    rejected: 'dispute.rejected',
  } as const;
  return (
    <li>
      <p>
        <strong>{t(states[status], { day: dayOf(resolved_at ?? created_at, now) })}</strong>{' '}
        {status === 'open' && t('dispute.what_next')}
        {outcome}
      </p>
      <JudgedAgain found={dispute.judged_again} />
      <p className="help">{t('dispute.yours', { reason, day: dayOf(created_at, now) })}</p>
    </li>
  );
}

function Form({ answerId, close }: Pick<DisputeProps, 'answerId' | 'close'>) {
  const { t } = useTranslation('results');
  const form = useForm({ defaultValues: { reason: '' } });
  const dispute = useDispute(answerId);
  const { errors } = form.formState;
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={form.handleSubmit(({ reason }) =>
        dispute.mutate(reason.trim(), {
          onSuccess: close,
          onError: (error) => showFormError(form, error),
        }),
      )}
    >
      <Textarea
        label={t('dispute.label')}
        description={t('dispute.about')}
        error={errors.reason?.message}
        rows={4}
        maxLength={LONGEST}
        autoFocus
        {...form.register('reason', {
          validate: (text) => text.trim() !== '' || t('dispute.empty'),
        })}
      />
      <FormProblem error={errors.root} />
      <div className="row">
        <Button type="submit" loading={dispute.isPending}>
          {t('dispute.send')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('dispute.cancel')}
        </Button>
      </div>
    </form>
  );
}
