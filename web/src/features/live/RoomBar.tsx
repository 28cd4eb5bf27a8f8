import { Button, Kbd } from '@mantine/core';
import { Brand } from '@/components/Brand';
import { Icon } from '@/components/Icon';
import type { Interview } from '@/lib/api/get-interview';
import { clockTime } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { Quality } from '@/media/link-health';
import { elapsedS, type RoomView } from '@/media/room-state';
import type { Call } from './call';
import css from './RoomBar.module.css';
import { QUALITY_WORDS } from './words';

interface RoomBarProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  job: Interview['job'] | undefined;
  captions: boolean;
  toggleCaptions: () => void;
  transcript: boolean;
  toggleTranscript: () => void;
}

export function RoomBar(props: RoomBarProps) {
  const { job, captions, transcript } = props;
  return (
    <header className={css.bar}>
      <div className={css.title}>
        <Brand short />
        {job !== undefined && (
          <p>
            {job.title} {job.company !== null && <span className="dim">at {job.company}</span>}
          </p>
        )}
      </div>
      <div className={css.status}>
        <Connection call={props.call} joined={props.connection.kind === 'joined'} />
        <Elapsed connection={props.connection} view={props.view} />
        <Button
          size="sm"
          variant="subtle"
          aria-pressed={captions}
          aria-keyshortcuts="C"
          onClick={props.toggleCaptions}
          leftSection={<Icon name="captions" />}
          rightSection={<Kbd>C</Kbd>}
        >
          Captions
        </Button>
        <Button
          size="sm"
          variant="subtle"
          aria-expanded={transcript}
          aria-keyshortcuts="T"
          onClick={props.toggleTranscript}
          leftSection={<Icon name="panel" />}
          rightSection={<Kbd>T</Kbd>}
        >
          Transcript
        </Button>
      </div>
    </header>
  );
}

const BARS: Record<Quality, number> = { unknown: 0, poor: 1, fair: 2, good: 4 };

function Connection({ call, joined }: { call: Call; joined: boolean }) {
  const health = useObservable(call.connection.health);
  const words = joined ? QUALITY_WORDS[health.quality] : 'Line dropped';
  const lit = joined ? BARS[health.quality] : 0;
  const trip =
    health.roundTripMs === null ? undefined : `${Math.round(health.roundTripMs)} ms away`;
  return (
    <span className={css.connection} title={trip} data-testid="connection">
      <svg viewBox="0 0 18 14" width={18} height={14} aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4.6}
            y={10 - bar * 3}
            width={3}
            height={4 + bar * 3}
            rx={1}
            opacity={bar < lit ? 1 : 0.25}
          />
        ))}
      </svg>
      <span>{words}</span>
    </span>
  );
}

function Elapsed({ connection, view }: { connection: ConnectionState; view: RoomView }) {
  const now = useNow();
  // While the line is down the interview's clock stands still.
  const at = connection.kind === 'reconnecting' ? connection.sinceMs : now;
  return (
    <span className={css.time} data-testid="elapsed">
      <span className="vh">Interview time </span>
      {clockTime(elapsedS(view, Math.max(at, view.elapsedAtMs)))}
    </span>
  );
}
