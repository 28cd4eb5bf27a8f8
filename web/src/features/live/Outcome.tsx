import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/lib/api/get-me';
import type { ConnectionState } from '@/media/connection-state';
import css from './Waiting.module.css';

type Stopped = Extract<ConnectionState, { kind: 'ended' | 'failed' | 'taken_over' }>;
type Failed = Extract<ConnectionState, { kind: 'failed' }>;

interface Words {
  title: string;
  text: string;
  to: LinkProps['to'];
  label: string;
}

function failed({ reason, message }: Failed, t: TFunction<'live'>): Words {
  switch (reason) {
    case 'finished':
      return {
        title: t('outcome.over'),
        text: message,
        to: '/interviews/$interviewId/results',
        label: t('outcome.answers'),
      };
    case 'not_found':
      return { title: t('outcome.notFound'), text: message, to: '/', label: t('outcome.start') };
    case 'signed_out':
      return {
        title: t('outcome.signedOut'),
        text: t('outcome.signedOutText'),
        to: '/',
        label: t('outcome.start'),
      };
    case 'forbidden':
    case 'refused':
      return {
        title: t('outcome.notLetIn'),
        text: message,
        to: '/interviews/$interviewId/green-room',
        label: t('outcome.greenRoom'),
      };
  }
}

function wordsOf(connection: Stopped, t: TFunction<'live'>): Words {
  if (connection.kind === 'taken_over') {
    return {
      title: t('outcome.takenOver'),
      text: t('outcome.takenOverText'),
      to: '/',
      label: t('outcome.start'),
    };
  }
  if (connection.kind === 'failed') return failed(connection, t);
  return {
    title: t('outcome.ended'),
    text: t('outcome.endedText', { reason: connection.reason }),
    to: '/interviews/$interviewId/results',
    label: t('outcome.answers'),
  };
}

interface OutcomeProps {
  connection: Stopped;
  interviewId: string;
  /** Goes to the room once more. */
  again: () => void;
}

/** The call cannot go on in this window: why, and where to go. */
export function Outcome({ connection, interviewId, again }: OutcomeProps) {
  const { t } = useTranslation('live');
  const { title, text, to, label } = wordsOf(connection, t);
  const signedOut = connection.kind === 'failed' && connection.reason === 'signed_out';
  const here = useRouterState({ select: ({ location }) => location.href });
  useSignedInAgain(signedOut, again);
  return (
    <main className={css.waiting}>
      <div role="status" data-testid="agent-state" data-state={connection.kind}>
        <h1 className="title">{title}</h1>
        <p className="lead">{text}</p>
      </div>
      <div className="row">
        {signedOut && (
          <Button
            variant="filled"
            renderRoot={(props) => <Link to="/sign-in" search={{ next: here }} {...props} />}
          >
            {t('outcome.signIn')}
          </Button>
        )}
        <Button
          variant={signedOut ? 'subtle' : 'filled'}
          renderRoot={(props) => <Link to={to} params={{ interviewId }} {...props} />}
        >
          {label}
        </Button>
        {connection.kind === 'taken_over' && (
          <Button variant="subtle" onClick={again}>
            {t('outcome.here')}
          </Button>
        )}
      </div>
    </main>
  );
}

/** Somebody who signs in over this page wants to go on, without a press more. */
function useSignedInAgain(signedOut: boolean, again: () => void): void {
  const me = useQuery({ ...meQuery, enabled: false });
  const { dataUpdatedAt } = me;
  const [since] = useState(dataUpdatedAt);
  useEffect(() => {
    if (signedOut && me.data != null && dataUpdatedAt > since) again();
  }, [signedOut, me.data, dataUpdatedAt, since, again]);
}
