import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import { Presence } from '@/components/Presence';
import { useNow } from '@/lib/use-now';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState, Retry } from '@/media/connection-state';
import type { Call, VoiceSource } from './call';
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
        <h1 className="title">{headline(voice.kind, retry)}</h1>
        {retry !== null && <p className="lead">Nothing is lost; this page goes on by itself.</p>}
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

function headline(voice: VoiceSource['kind'], retry: Retry | null): string {
  if (retry !== null) return retry.why === 'busy' ? retry.message : 'The server does not answer.';
  return voice === 'opening' ? 'Allow the microphone to go on.' : 'Connecting to your interviewer.';
}

function Countdown({ atMs }: { atMs: number }) {
  const left = Math.ceil((atMs - useNow()) / 1_000);
  return <p className="help">{left > 0 ? `Trying again in ${left} s.` : 'Trying again now.'}</p>;
}
