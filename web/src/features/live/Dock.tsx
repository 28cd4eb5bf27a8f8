import { Button, Kbd } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { PatienceControl } from '@/components/PatienceControl';
import type { CallSettings } from '@/lib/call-settings';
import type { RoomView } from '@/media/room-state';
import { AnswerBox } from './AnswerBox';
import { MuteControl, PauseControl } from './Control';
import { ControlBar } from './ControlBar';
import type { Call } from './call';
import css from './Dock.module.css';
import { ManualAnswer } from './ManualAnswer';
import type { Controls } from './use-controls';
import type { Correction } from './use-correction';

interface DockProps {
  call: Call;
  view: RoomView;
  settings: CallSettings;
  controls: Controls;
  correction: Correction;
  joined: boolean;
  /** Puts the box away that a candidate with a microphone types in; null while there is none. */
  putAway: (() => void) | null;
  askToEnd: () => void;
}

export function Dock(props: DockProps) {
  const { call, view, settings, controls, correction, joined } = props;
  const small = useMediaQuery('(max-width: 48rem)');
  const manual = settings.patience === 'manual' && !settings.typing;
  // Under the thumb, where there is an answer to be done with by voice.
  const thumbs = small && !manual && !settings.typing;
  const pause = <PauseControl paused={view.paused} off={!joined} act={controls.togglePause} />;
  return (
    <footer className={css.frame}>
      <div className={css.dock}>
        <Typing {...props} />
        {manual && props.putAway === null && (
          <div className={css.typed}>
            <ManualAnswer
              key={view.question?.id ?? ''}
              call={call}
              correction={correction}
              discard={controls.discard}
              submit={controls.submit}
            />
          </div>
        )}
        <div className={css.patience}>
          {!settings.typing && (
            <PatienceControl value={settings.patience} onChange={controls.choosePatience} />
          )}
        </div>
        <ControlBar
          call={call}
          view={view}
          settings={settings}
          controls={controls}
          joined={joined}
          short={thumbs}
          askToEnd={props.askToEnd}
        />
        <div className={css.done}>
          {thumbs && <MuteControl call={call} controls={controls} />}
          {manual && <TalkButton controls={controls} off={!joined} filled={!controls.answered} />}
          {!settings.typing && (
            <DoneButton {...props} manual={manual} filled={!manual || controls.answered} />
          )}
          {thumbs && pause}
        </div>
      </div>
    </footer>
  );
}

/** The box of a candidate who types for good, or this one answer. */
function Typing({ call, view, settings, controls, joined, putAway }: DockProps) {
  const { t } = useTranslation('live');
  if (!settings.typing && putAway === null) return null;
  const other =
    settings.typing || putAway === null
      ? { label: t('answer.speak'), act: () => void call.speak() }
      : { label: t('answer.close'), act: putAway };
  return (
    <div className={css.typed}>
      <AnswerBox
        key={view.question?.id ?? ''}
        enabled={joined && view.question !== null}
        send={controls.submitTyped}
        other={other}
      />
    </div>
  );
}

interface TalkButtonProps {
  controls: Controls;
  off: boolean;
  filled: boolean;
}

function TalkButton({ controls, off, filled }: TalkButtonProps) {
  const { t } = useTranslation('live');
  return (
    <Button
      variant={filled ? 'filled' : 'default'}
      size="lg"
      aria-pressed={controls.talking}
      aria-keyshortcuts="Space"
      disabled={off}
      onClick={() => controls.talk(!controls.talking)}
      rightSection={<Kbd>{t('keys.space')}</Kbd>}
    >
      {t(controls.talking ? 'controls.stopTalking' : 'controls.talk')}
    </Button>
  );
}

function DoneButton({
  controls,
  correction,
  joined,
  manual,
  filled,
}: DockProps & { manual: boolean; filled: boolean }) {
  const { t } = useTranslation('live');
  return (
    <Button
      variant={filled ? 'filled' : 'default'}
      size="lg"
      aria-keyshortcuts="Enter"
      disabled={!joined || (manual && correction.emptied)}
      onClick={controls.submit}
      rightSection={<Kbd>{t('keys.enter')}</Kbd>}
    >
      {t(manual ? 'controls.send' : 'controls.done')}
    </Button>
  );
}
