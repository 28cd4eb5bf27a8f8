import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';
import { errorText } from '@/lib/error-text';
import { dayOf } from '@/lib/format';
import { showToast } from '@/lib/toasts';
import { useEndSessions } from './api/end-sessions';
import { type Session, sessionsQuery } from './api/get-sessions';
import { clientOf } from './client-name';
import css from './SessionsBand.module.css';

/** Where one is signed in, this place first, and how to end the others. */
export function SessionsBand({ guest }: { guest: boolean }) {
  const { t } = useTranslation('account');
  const sessions = useQuery(sessionsQuery);
  const end = useEndSessions();
  const list = useRef<HTMLUListElement>(null);
  const endNow = (sessionId: string | null) =>
    end.mutate(sessionId, {
      onSuccess: () => {
        // The button goes with its row, and the focus must not go with it.
        list.current?.focus({ preventScroll: true });
        showToast(t('sessions.ended'));
      },
      onError: (error) => showToast(errorText(error)),
    });
  const all = [...(sessions.data ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <Band
      id="sessions"
      title={t('sessions.title')}
      about={guest ? t('sessions.aboutGuest') : t('sessions.about')}
    >
      {sessions.isPending && <Skeleton label={t('sessions.loading')} widths={[0.5, 0.4]} />}
      {sessions.isError && (
        <LoadFailed
          what={t('sessions.failed')}
          error={sessions.error}
          retry={() => void sessions.refetch()}
        />
      )}
      <ul ref={list} tabIndex={-1} aria-labelledby="sessions" className={css.rows}>
        {all.map((session) => (
          <Row
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            end={() => endNow(session.id)}
          />
        ))}
      </ul>
      {all.length > 1 && (
        <div className={css.all}>
          <Button loading={end.isPending && end.variables === null} onClick={() => endNow(null)}>
            {t('sessions.endAll')}
          </Button>
        </div>
      )}
    </Band>
  );
}

interface RowProps {
  session: Session;
  busy: boolean;
  end: () => void;
}

function Row({ session, busy, end }: RowProps) {
  const { t } = useTranslation('account');
  const { browser, system } = clientOf(session.client);
  const name =
    browser === null
      ? t('sessions.unknown')
      : system === null
        ? browser
        : t('sessions.client', { browser, system });
  const since = dayOf(session.created_at, new Date());
  return (
    <li>
      <span className={css.name}>{name}</span>
      <span className="help">{t('sessions.since', { day: since })}</span>
      {session.current ? (
        <span className={css.here}>{t('sessions.here')}</span>
      ) : (
        <Button
          size="sm"
          variant="subtle"
          loading={busy}
          onClick={end}
          aria-label={t('sessions.endOf', { name, day: since })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
