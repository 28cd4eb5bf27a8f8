import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { LoadFailed } from '@/components/LoadFailed';
import { Presence } from '@/components/Presence';
import { ensureSignedIn } from '@/lib/api/become-guest';
import { ApiError } from '@/lib/api-error';
import css from './Home.module.css';

const STEPS = ['prepare', 'talk', 'learn'] as const;

/** For whoever is new here: what it is, and one button. */
export function Invitation() {
  const { t } = useTranslation('home');
  return (
    <>
      <section className={css.invitation}>
        <div className={css.hero}>
          <h1 className="title">{t('invitation.title')}</h1>
          <p className="lead">{t('invitation.lead')}</p>
          <Start />
        </div>
        <Presence state="listening" label={t('invitation.presence')} />
      </section>
      <Band id="how" title={t('invitation.how')}>
        <ol className={css.steps}>
          {STEPS.map((step) => (
            <li key={step}>
              <h3 className="heading">{t(`invitation.${step}.title`)}</h3>
              <p>{t(`invitation.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </Band>
    </>
  );
}

function Start() {
  const { t } = useTranslation('home');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => ensureSignedIn(queries),
    onSuccess: () => navigate({ to: '/interviews/new' }),
    onError: (error) => {
      // Where guests are not taken, an account is the way in.
      if (error instanceof ApiError && error.code === 'guests_off') {
        void navigate({ to: '/register', search: { next: '/interviews/new' } });
      }
    },
  });
  return (
    <>
      <div className={css.actions}>
        <Button variant="filled" size="lg" loading={start.isPending} onClick={() => start.mutate()}>
          {t('invitation.start')}
        </Button>
        <span className="help">{t('invitation.free')}</span>
      </div>
      {start.isError && (
        <div className={css.failed}>
          <LoadFailed
            what={t('invitation.failed')}
            error={start.error}
            retry={() => start.mutate()}
          />
        </div>
      )}
    </>
  );
}
