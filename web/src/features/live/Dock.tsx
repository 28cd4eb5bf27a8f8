import { Button, Kbd } from '@mantine/core';
import { useState } from 'react';
import { PatienceControl } from '@/components/PatienceControl';
import type { CallSettings } from '@/lib/call-settings';
import type { RoomView } from '@/media/room-state';
import { AnswerBox } from './AnswerBox';
import { ControlBar } from './ControlBar';
import type { Call } from './call';
import css from './Dock.module.css';
import type { Controls } from './use-controls';

interface DockProps {
  call: Call;
  view: RoomView;
  settings: CallSettings;
  controls: Controls;
  joined: boolean;
  askToEnd: () => void;
}

export function Dock({ call, view, settings, controls, joined, askToEnd }: DockProps) {
  const manual = settings.patience === 'manual';
  const questionId = view.question?.id ?? '';
  const unheard = useUnheard(view, questionId);
  return (
    <footer className={css.dock}>
      {(settings.typing || unheard) && (
        <div className={css.typed}>
          <AnswerBox
            key={questionId}
            enabled={joined && view.question !== null}
            send={controls.submitTyped}
            speak={settings.typing ? () => void call.speak() : null}
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
        askToEnd={askToEnd}
      />
      <div className={css.done}>
        {manual && !settings.typing && (
          <Button
            variant={controls.talking ? 'default' : 'filled'}
            size="lg"
            aria-pressed={controls.talking}
            aria-keyshortcuts="Space"
            disabled={!joined}
            onClick={() => controls.talk(!controls.talking)}
            rightSection={<Kbd>Space</Kbd>}
          >
            {controls.talking ? 'Stop talking' : 'Talk'}
          </Button>
        )}
        {!settings.typing && (
          <Button
            variant={manual && !controls.talking ? 'default' : 'filled'}
            size="lg"
            aria-keyshortcuts="Enter"
            disabled={!joined}
            onClick={controls.submit}
            rightSection={<Kbd>Enter</Kbd>}
          >
            Done answering
          </Button>
        )}
      </div>
    </footer>
  );
}

/** Whether no words could be made out under this question; it stays so, for what is half typed. */
function useUnheard(view: RoomView, questionId: string): boolean {
  const [under, setUnder] = useState<string | null>(null);
  const now = view.degraded.some(({ part }) => part === 'stt');
  if (now && under !== questionId) setUnder(questionId);
  return now || under === questionId;
}
