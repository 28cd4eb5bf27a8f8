import { Button } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
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

/** The call cannot go on in this window: why, and where to go. */
export function Outcome({ connection, interviewId }: { connection: Stopped; interviewId: string }) {
  const { t } = useTranslation('live');
  const { title, text, to, label } = wordsOf(connection, t);
  return (
    <main className={css.waiting}>
      <div role="status" data-testid="agent-state" data-state={connection.kind}>
        <h1 className="title">{title}</h1>
        <p className="lead">{text}</p>
      </div>
      <div className="row">
        <Button
          variant="filled"
          renderRoot={(props) => <Link to={to} params={{ interviewId }} {...props} />}
        >
          {label}
        </Button>
        {connection.kind === 'taken_over' && (
          <Button variant="subtle" onClick={() => window.location.reload()}>
            {t('outcome.here')}
          </Button>
        )}
      </div>
    </main>
  );
}
