import { useEffect, useState } from 'react';
import type { Interview } from '@/lib/api/get-interview';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomView } from '@/media/room-state';
import type { Call } from './call';
import { Dock } from './Dock';
import { EndDialog } from './EndDialog';
import { RoomBar } from './RoomBar';
import { RoomNotices } from './RoomNotices';
import { Stage } from './Stage';
import { TranscriptPanel } from './TranscriptPanel';
import { useControls } from './use-controls';
import { useRoomKeys } from './use-room-keys';

interface RoomProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  interview: Interview | undefined;
  leave: () => void;
}

export function Room({ call, connection, view, interview, leave }: RoomProps) {
  const settings = useObservable(call.settings);
  const [transcript, setTranscript] = useState(false);
  const [ending, setEnding] = useState(false);
  const marked = interview?.questions.filter((one) => one.bookmarked).map(({ id }) => id) ?? [];
  const controls = useControls(call, view, marked);
  const toggleCaptions = () => call.set({ captions: !settings.captions });
  useRoomKeys({
    controls,
    manual: settings.patience === 'manual' && !settings.typing,
    toggleCaptions,
    toggleTranscript: () => setTranscript((open) => !open),
    askToEnd: () => setEnding(true),
  });
  // Not at interview_complete: the last words are heard out first.
  const over = connection.kind === 'ended';
  useEffect(() => {
    if (over) leave();
  }, [over, leave]);
  return (
    <>
      <RoomBar
        call={call}
        connection={connection}
        view={view}
        job={interview?.job}
        captions={settings.captions}
        toggleCaptions={toggleCaptions}
        transcript={transcript}
        toggleTranscript={() => setTranscript((open) => !open)}
      />
      <Stage call={call} connection={connection} view={view} captions={settings.captions}>
        <RoomNotices call={call} connection={connection} view={view} leave={leave} />
      </Stage>
      <Dock
        call={call}
        view={view}
        settings={settings}
        controls={controls}
        joined={connection.kind === 'joined'}
        askToEnd={() => setEnding(true)}
      />
      {transcript && (
        <TranscriptPanel
          close={() => setTranscript(false)}
          view={view}
          questions={interview?.questions ?? []}
          edit={controls.edit}
        />
      )}
      <EndDialog
        opened={ending}
        close={() => setEnding(false)}
        end={controls.end}
        answered={view.answers.length}
        total={view.total}
      />
    </>
  );
}
