import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import { Presence } from '@/components/Presence';
import { useNow } from '@/lib/use-now';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { Call } from './call';
import css from './Waiting.module.css';

/** Before the interviewer has said where the call stands. */
export function Waiting({ call, connection }: { call: Call; connection: ConnectionState }) {
  const voice = useObservable(call.voice);
  if (voice.kind === 'problem') {
    return (
      <main className={css.waiting}>
        <MicrophoneHelp
          problem={voice.problem}
          retry={() => void call.speak()}
          typeInstead={() => void call.typeInstead()}
        />
      </main>
    );
  }
  const retry = 'retry' in connection ? connection.retry : null;
  return (
    <main className={css.waiting}>
      <Presence state="connecting" label="Your interviewer" />
      <div role="status" data-testid="agent-state" data-state="connecting">
        <h1 className="title">{headline(voice.kind, retry?.why ?? null)}</h1>
        {retry !== null && (
          <p className="lead">
            {retry.why === 'busy' ? retry.message : 'The line to the server is down.'}
          </p>
        )}
      </div>
      {retry !== null && (
        <>
          <Countdown atMs={retry.atMs} />
          <div className="row">
            <Button onClick={() => call.connection.retryNow()}>Try now</Button>
            <Button variant="subtle" renderRoot={(props) => <Link to="/" {...props} />}>
              Finish later
            </Button>
          </div>
        </>
      )}
    </main>
  );
}

function headline(voice: string, why: 'network' | 'busy' | null): string {
  if (why === 'busy') return 'All seats are taken right now.';
  if (why === 'network') return 'Not through yet.';
  return voice === 'opening' ? 'Allow the microphone to go on.' : 'Connecting to your interviewer.';
}

function Countdown({ atMs }: { atMs: number }) {
  const left = Math.ceil((atMs - useNow()) / 1_000);
  return <p className="help">{left > 0 ? `Trying again in ${left} s.` : 'Trying again now.'}</p>;
}
