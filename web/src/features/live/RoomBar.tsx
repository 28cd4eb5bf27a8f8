import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Brand } from '@/components/Brand';
import { Icon, type IconName } from '@/components/Icon';
import type { Interview } from '@/lib/api/get-interview';
import { clockTime } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { Quality } from '@/media/link-health';
import { elapsedS, type RoomView } from '@/media/room-state';
import type { Call } from './call';
import css from './RoomBar.module.css';

interface RoomBarProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  job: Interview['job'] | undefined;
  captions: boolean;
  toggleCaptions: () => void;
  transcript: boolean;
  toggleTranscript: () => void;
  openSound: () => void;
}

export function RoomBar(props: RoomBarProps) {
  const { t } = useTranslation('live');
  const { job, captions, transcript } = props;
  return (
    <header className={css.bar}>
      <div className={css.title}>
        <Brand short />
        {job !== undefined && (
          <p>
            {job.title}{' '}
            {job.company !== null && (
              <span className="dim">{t('bar.at', { company: job.company })}</span>
            )}
          </p>
        )}
      </div>
      <div className={css.status}>
        <Connection call={props.call} joined={props.connection.kind === 'joined'} />
        <Elapsed connection={props.connection} view={props.view} />
        <BarButton
          icon="captions"
          name={t('bar.captions')}
          shortcut="C"
          pressed={captions}
          act={props.toggleCaptions}
        />
        <BarButton
          icon="panel"
          name={t('bar.transcript')}
          shortcut="T"
          expanded={transcript}
          act={props.toggleTranscript}
        />
        <BarButton icon="speaker" name={t('bar.sound')} shortcut="D" act={props.openSound} />
      </div>
    </header>
  );
}

interface BarButtonProps {
  icon: IconName;
  name: string;
  shortcut: string;
  pressed?: boolean;
  expanded?: boolean;
  act: () => void;
}

function BarButton({ icon, name, shortcut, pressed, expanded, act }: BarButtonProps) {
  return (
    <Button
      size="sm"
      variant="subtle"
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcut}
      onClick={act}
      leftSection={<Icon name={icon} />}
      rightSection={<Kbd aria-hidden="true">{shortcut}</Kbd>}
    >
      {name}
    </Button>
  );
}

const BARS: Record<Quality, number> = { unknown: 0, poor: 1, fair: 2, good: 4 };

function Connection({ call, joined }: { call: Call; joined: boolean }) {
  const { t } = useTranslation('live');
  const { quality } = useObservable(call.connection.health);
  const known = joined ? quality : 'dropped';
  const lit = joined ? BARS[quality] : 0;
  return (
    <span className={css.connection} data-testid="connection">
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
      <span className={css.words}>{t(`bar.quality.${known}`)}</span>
      {known !== 'unknown' && (
        <span className={css.short} aria-hidden="true">
          {t(`bar.short.${known}`)}
        </span>
      )}
    </span>
  );
}

function Elapsed({ connection, view }: { connection: ConnectionState; view: RoomView }) {
  const { t } = useTranslation('live');
  const now = useNow();
  // While the line is down the interview's clock stands still.
  const at = connection.kind === 'reconnecting' ? connection.sinceMs : now;
  return (
    <span className={css.time} data-testid="elapsed">
      <span className="vh">{t('bar.time')} </span>
      {clockTime(elapsedS(view, Math.max(at, view.elapsedAtMs)))}
    </span>
  );
}
