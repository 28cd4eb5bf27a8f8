import { Button } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ConnectionState } from '@/media/connection-state';
import css from './Waiting.module.css';

type Stopped = Extract<ConnectionState, { kind: 'ended' | 'failed' | 'taken_over' }>;

interface Words {
  title: string;
  text: string;
  to: LinkProps['to'];
  label: string;
}

function wordsOf(connection: Stopped): Words {
  if (connection.kind === 'taken_over') {
    return {
      title: 'The interview goes on in another window.',
      text: 'You joined from there, so this window is closed. Everything is saved.',
      to: '/',
      label: 'Back to the start',
    };
  }
  if (connection.kind === 'ended') {
    return {
      title: 'The interview was ended.',
      text: `${connection.reason} What you said is saved.`,
      to: '/interviews/$interviewId/results',
      label: 'See your answers',
    };
  }
  const { message } = connection;
  switch (connection.reason) {
    case 'finished':
      return {
        title: 'This interview is over.',
        text: message,
        to: '/interviews/$interviewId/results',
        label: 'See your answers',
      };
    case 'not_found':
      return {
        title: 'There is no such interview.',
        text: message,
        to: '/',
        label: 'Back to the start',
      };
    case 'signed_out':
      return { title: 'You are signed out.', text: message, to: '/', label: 'Back to the start' };
    case 'forbidden':
    case 'refused':
      return {
        title: 'The room did not let you in.',
        text: message,
        to: '/interviews/$interviewId/green-room',
        label: 'Back to the green room',
      };
  }
}

/** The call cannot go on in this window: why, and where to go. */
export function Outcome({ connection, interviewId }: { connection: Stopped; interviewId: string }) {
  const { title, text, to, label } = wordsOf(connection);
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
            Continue here instead
          </Button>
        )}
      </div>
    </main>
  );
}
