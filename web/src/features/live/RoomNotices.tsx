import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import { Notice } from '@/components/Notice';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomView } from '@/media/room-state';
import type { Call } from './call';
import css from './RoomNotices.module.css';

interface RoomNoticesProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  leave: () => void;
}

/** What the candidate has to know beside the question, most urgent first. */
export function RoomNotices({ call, connection, view, leave }: RoomNoticesProps) {
  const sound = useObservable(call.player.state);
  return (
    <div className={css.notices}>
      {connection.kind === 'reconnecting' && <LineDropped call={call} connection={connection} />}
      {view.complete && (
        <Notice
          kind="warn"
          title="That was the last question."
          action={<Button onClick={leave}>See your answers</Button>}
        >
          Everything is saved.
        </Notice>
      )}
      {sound === 'blocked' && (
        <Notice
          kind="warn"
          title="Your browser keeps the sound off."
          action={
            <Button variant="filled" onClick={() => void call.allowSound()}>
              Hear {view.interviewer.name}
            </Button>
          }
        >
          One click turns it on.
        </Notice>
      )}
      <VoiceNotice call={call} />
      {view.degraded.map(({ part, text }) => (
        <Notice key={part} kind="warn" title={text} />
      ))}
      {view.listenedTo && (
        <Notice kind="warn" title="Somebody of the staff is listening.">
          You agreed to this; it is noted.
        </Notice>
      )}
      {view.note !== null && <Notice kind="warn" title={`A note: ${view.note}`} />}
      <RoomErrorNotice view={view} />
    </div>
  );
}

function LineDropped({
  call,
  connection,
}: {
  call: Call;
  connection: Extract<ConnectionState, { kind: 'reconnecting' }>;
}) {
  const { retry } = connection;
  return (
    <div className="row">
      {retry?.why === 'busy' && <p className="help">{retry.message}</p>}
      <Button size="sm" disabled={retry === null} onClick={() => call.connection.retryNow()}>
        Try now
      </Button>
      <Button size="sm" variant="subtle" renderRoot={(props) => <Link to="/" {...props} />}>
        Finish later
      </Button>
    </div>
  );
}

function VoiceNotice({ call }: { call: Call }) {
  const voice = useObservable(call.voice);
  const retry = () => void call.speak();
  const typeInstead = () => void call.typeInstead();
  if (voice.kind === 'problem') {
    return <MicrophoneHelp problem={voice.problem} retry={retry} typeInstead={typeInstead} />;
  }
  if (voice.kind !== 'lost') return null;
  return (
    <Notice
      kind="weak"
      title="The microphone is gone."
      action={
        <Button size="sm" onClick={typeInstead}>
          Answer by typing
        </Button>
      }
    >
      What you said so far is saved. Plug one in, and the interview goes on by itself.
    </Notice>
  );
}

function RoomErrorNotice({ view }: { view: RoomView }) {
  const [seen, setSeen] = useState<unknown>(null);
  const { error } = view;
  if (error === null || error === seen) return null;
  return (
    <Notice
      kind="warn"
      title={error.message}
      action={
        <Button size="sm" variant="subtle" onClick={() => setSeen(error)}>
          Understood
        </Button>
      }
    />
  );
}
