import { Kbd } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '@/components/Icon';
import { useLevel } from '@/lib/use-level';
import { useObservable } from '@/lib/use-observable';
import css from './Control.module.css';
import type { Call } from './call';
import type { Controls } from './use-controls';

interface ControlProps {
  icon: IconName;
  name: string;
  shortcut: string;
  off?: boolean;
  /** Set for a control that stays on or off. */
  on?: boolean;
  act: () => void;
  danger?: boolean;
}

/** A drawing, its word and its key. */
export function Control({
  icon,
  name,
  shortcut,
  off = false,
  on,
  act,
  danger = false,
}: ControlProps) {
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
      <Kbd aria-hidden="true">{shortcut}</Kbd>
    </button>
  );
}

/** Mutes the microphone, and shows that it hears. */
export function MuteControl({ call, controls }: { call: Call; controls: Controls }) {
  const { t } = useTranslation('live');
  const bar = useRef<HTMLElement>(null);
  const voice = useObservable(call.voice.source);
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
      <span>{t(controls.muted ? 'controls.muted' : 'controls.mute')}</span>
      <Kbd aria-hidden="true">M</Kbd>
    </button>
  );
}

interface PauseControlProps {
  paused: boolean;
  off: boolean;
  act: () => void;
}

export function PauseControl({ paused, off, act }: PauseControlProps) {
  const { t } = useTranslation('live');
  return (
    <Control
      icon={paused ? 'play' : 'pause'}
      name={t(paused ? 'controls.resume' : 'controls.pause')}
      shortcut="P"
      off={off}
      act={act}
    />
  );
}
