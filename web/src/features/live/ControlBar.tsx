import { useTranslation } from 'react-i18next';
import type { CallSettings } from '@/lib/call-settings';
import type { RoomView } from '@/media/room-state';
import { Control, MuteControl, PauseControl } from './Control';
import css from './ControlBar.module.css';
import type { Call } from './call';
import type { Controls } from './use-controls';

interface ControlBarProps {
  call: Call;
  view: RoomView;
  settings: CallSettings;
  controls: Controls;
  joined: boolean;
  /** Mute and pause stand elsewhere, under the thumb. */
  short: boolean;
  askToEnd: () => void;
}

/** The row of controls, each with its key. */
export function ControlBar(props: ControlBarProps) {
  const { call, view, settings, controls, joined, short, askToEnd } = props;
  const { t } = useTranslation('live');
  const off = !joined;
  const nothingAsked = off || view.question === null;
  // In manual mode the microphone is open only while the candidate talks.
  const mutable = !settings.typing && settings.patience !== 'manual';
  return (
    <div className={css.bar} role="toolbar" aria-label={t('controls.label')}>
      {mutable && !short && <MuteControl call={call} controls={controls} />}
      {!short && <PauseControl paused={view.paused} off={off} act={controls.togglePause} />}
      <Control
        icon="repeat"
        name={t('controls.repeat')}
        shortcut="R"
        off={off}
        act={controls.repeat}
      />
      <Control
        icon="hint"
        name={t('controls.hints')}
        shortcut="H"
        off={off}
        on={settings.hints}
        act={controls.toggleHints}
      />
      <Control
        icon="bookmark"
        name={t('controls.bookmark')}
        shortcut="B"
        off={nothingAsked}
        on={controls.bookmarked}
        act={controls.toggleBookmark}
      />
      <Control
        icon="skip"
        name={t('controls.skip')}
        shortcut="S"
        off={nothingAsked}
        act={controls.skip}
      />
      <Control icon="leave" name={t('controls.end')} shortcut="E" off={off} act={askToEnd} danger />
    </div>
  );
}
