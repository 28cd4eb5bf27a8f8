import { Kbd } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { Icon, type IconName } from '@/components/Icon';
import type { CallSettings } from '@/lib/call-settings';
import { useLevel } from '@/lib/use-level';
import { useObservable } from '@/lib/use-observable';
import type { RoomView } from '@/media/room-state';
import css from './ControlBar.module.css';
import type { Call } from './call';
import type { Controls } from './use-controls';

interface ControlBarProps {
  call: Call;
  view: RoomView;
  settings: CallSettings;
  controls: Controls;
  joined: boolean;
  askToEnd: () => void;
}

/** The row of controls, each with its key. */
export function ControlBar({ call, view, settings, controls, joined, askToEnd }: ControlBarProps) {
  const off = !joined;
  const manual = settings.patience === 'manual' && !settings.typing;
  return (
    <div className={css.bar} role="toolbar" aria-label="Interview controls">
      {!settings.typing && <MuteControl call={call} controls={controls} />}
      <Control
        icon={view.paused ? 'play' : 'pause'}
        name={view.paused ? 'Resume' : 'Pause'}
        shortcut="P"
        off={off}
        act={controls.togglePause}
      />
      <Control icon="repeat" name="Repeat" shortcut="R" off={off} act={controls.repeat} />
      <Control
        icon="hint"
        name="Hints"
        shortcut="H"
        off={off}
        on={settings.hints}
        act={controls.toggleHints}
      />
      <Control
        icon="bookmark"
        name="Bookmark"
        shortcut="B"
        off={off || view.question === null}
        on={controls.bookmarked}
        act={controls.toggleBookmark}
      />
      {manual && <Control icon="discard" name="Start over" off={off} act={controls.discard} />}
      <Control
        icon="skip"
        name="Skip"
        shortcut="S"
        off={off || view.question === null}
        act={controls.skip}
      />
      <Control icon="leave" name="End" shortcut="E" off={off} act={askToEnd} danger />
    </div>
  );
}

interface ControlProps {
  icon: IconName;
  name: string;
  shortcut?: string;
  off?: boolean;
  /** Set for a control that stays on or off. */
  on?: boolean;
  act: () => void;
  danger?: boolean;
}

function Control({ icon, name, shortcut, off = false, on, act, danger = false }: ControlProps) {
  return (
    <button
      type="button"
      className={css.control}
      data-danger={danger || undefined}
      disabled={off}
      aria-pressed={on}
      aria-keyshortcuts={shortcut}
      onClick={act}
    >
      <Icon name={icon} size={22} />
      <span>{name}</span>
      {shortcut !== undefined && <Kbd aria-hidden="true">{shortcut}</Kbd>}
    </button>
  );
}

function MuteControl({ call, controls }: { call: Call; controls: Controls }) {
  const bar = useRef<HTMLElement>(null);
  const voice = useObservable(call.voice);
  const stream = voice.kind === 'open' ? voice.stream : null;
  const level = useMemo(() => (stream === null ? null : call.levels(stream)), [call, stream]);
  useLevel(bar, level);
  return (
    <button
      type="button"
      className={css.control}
      aria-pressed={controls.muted}
      aria-keyshortcuts="M"
      onClick={controls.toggleMute}
    >
      <span className={css.mic}>
        <Icon name={controls.muted ? 'micOff' : 'mic'} size={22} />
        <i ref={bar} />
      </span>
      <span>{controls.muted ? 'Muted' : 'Mute'}</span>
      <Kbd aria-hidden="true">M</Kbd>
    </button>
  );
}
