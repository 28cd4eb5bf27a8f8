import { useEffect, useState } from 'react';
import type { Interview } from '@/lib/api/get-interview';
import type { CallSettings } from '@/lib/call-settings';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomView } from '@/media/room-state';
import type { Call } from './call';
import { Dock } from './Dock';
import { EndDialog } from './EndDialog';
import { LeaveGuard } from './LeaveGuard';
import { RoomBar } from './RoomBar';
import { RoomNotices } from './RoomNotices';
import { SoundDialog } from './SoundDialog';
import { Stage } from './Stage';
import { TranscriptPanel } from './TranscriptPanel';
import { type Controls, useControls } from './use-controls';
import { useCorrection } from './use-correction';
import { useRoomKeys } from './use-room-keys';
import { useToldSteps } from './use-told-steps';
import type { Answering } from './words';

interface RoomProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  interview: Interview | undefined;
  leave: () => void;
}

function answeringOf(settings: CallSettings, controls: Controls): Answering {
  if (settings.typing) return 'typing';
  if (settings.patience !== 'manual' || controls.talking) return 'talking';
  return controls.answered ? 'kept' : 'manual';
}

type Open = 'sound' | 'end' | null;

export function Room({ call, connection, view, interview, leave }: RoomProps) {
  const settings = useObservable(call.settings);
  const [transcript, setTranscript] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const [typedQuestion, setTypedQuestion] = useState<string | null>(null);
  const correction = useCorrection(view);
  const marked = interview?.questions.filter((one) => one.bookmarked).map(({ id }) => id) ?? [];
  const controls = useControls(call, view, correction, marked);
  const toggleCaptions = () => call.set({ captions: !settings.captions });
  const toggleTranscript = () => setTranscript((shown) => !shown);
  const openSound = () => setOpen('sound');
  const close = () => setOpen(null);
  const manual = settings.patience === 'manual' && !settings.typing;
  const answering = answeringOf(settings, controls);
  const questionId = view.question?.id ?? null;
  const typesThis = questionId !== null && typedQuestion === questionId && !settings.typing;
  useRoomKeys({
    controls: { ...controls, submit: correction.emptied ? () => {} : controls.submit },
    manual,
    toggleCaptions,
    toggleTranscript,
    openSound,
    askToEnd: () => setOpen('end'),
  });
  useToldSteps(view);
  // Not at interview_complete: the last words are heard out first.
  const over = connection.kind === 'ended';
  useEffect(() => {
    if (over) leave();
  }, [over, leave]);
  return (
    <>
      <LeaveGuard armed={!over && !view.complete} />
      <RoomBar
        call={call}
        connection={connection}
        view={view}
        job={interview?.job}
        captions={settings.captions}
        toggleCaptions={toggleCaptions}
        transcript={transcript}
        toggleTranscript={toggleTranscript}
        openSound={openSound}
      />
      <Stage
        call={call}
        connection={connection}
        view={view}
        answering={answering}
        captions={settings.captions && answering !== 'kept'}
        timed={!manual}
      >
        <RoomNotices
          call={call}
          connection={connection}
          view={view}
          leave={leave}
          openSound={openSound}
          typeThis={typesThis || settings.typing ? null : () => setTypedQuestion(questionId)}
        />
      </Stage>
      <Dock
        call={call}
        view={view}
        settings={settings}
        controls={controls}
        correction={correction}
        joined={connection.kind === 'joined'}
        putAway={typesThis ? () => setTypedQuestion(null) : null}
        askToEnd={() => setOpen('end')}
      />
      {transcript && (
        <TranscriptPanel
          close={() => setTranscript(false)}
          view={view}
          questions={interview?.questions ?? []}
          edit={controls.edit}
        />
      )}
      <SoundDialog call={call} settings={settings} opened={open === 'sound'} close={close} />
      <EndDialog
        opened={open === 'end'}
        close={close}
        end={controls.end}
        answered={view.answers.length}
        total={view.total}
      />
    </>
  );
}
