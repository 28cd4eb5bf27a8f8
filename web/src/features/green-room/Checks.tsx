import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '@/components/Icon';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import type { CallSettings } from '@/lib/call-settings';
import { useObservable } from '@/lib/use-observable';
import type { Device } from '@/media/devices';
import { canChooseSpeaker } from '@/media/player';
import { Check } from './Check';
import { LevelBar } from './LevelBar';
import type { Rehearsal } from './rehearsal';

interface ChecksProps {
  rehearsal: Rehearsal;
  settings: CallSettings;
  change: (part: Partial<CallSettings>) => void;
  name: string | null;
}

/** Microphone, own voice, speaker: one line each, ticked as it proves itself. */
export function Checks(props: ChecksProps) {
  const hearing = useObservable(props.rehearsal.hearing);
  if (hearing.kind === 'problem') {
    return (
      <ul>
        <Check done={false}>
          <MicrophoneHelp
            problem={hearing.problem}
            retry={() => void props.rehearsal.open(props.settings.microphoneId)}
            typeInstead={() => props.change({ typing: true })}
          />
        </Check>
        <SpeakerCheck {...props} />
      </ul>
    );
  }
  return (
    <ul>
      {hearing.kind !== 'off' && <MicrophoneCheck {...props} />}
      {hearing.kind !== 'off' && <VoiceCheck {...props} />}
      <SpeakerCheck {...props} />
    </ul>
  );
}

const SYSTEM = '';

function options(devices: readonly Device[]) {
  const named = devices.map(({ id, label }) => ({ value: id, label }));
  // Chromium lists the system's own choice as "default" already.
  const hasDefault = devices.some(({ id }) => id === 'default');
  return hasDefault ? named : [{ value: SYSTEM, label: 'As the system' }, ...named];
}

function MicrophoneCheck({ rehearsal, settings, change }: ChecksProps) {
  const heard = useObservable(rehearsal.heard);
  const hearing = useObservable(rehearsal.hearing);
  const { microphones } = useObservable(rehearsal.devices.list);
  return (
    <Check done={heard}>
      <NativeSelect
        label="Microphone"
        data={options(microphones)}
        value={settings.microphoneId ?? SYSTEM}
        onChange={(event) => change({ microphoneId: event.currentTarget.value || null })}
      />
      {hearing.kind === 'open' && <LevelBar rehearsal={rehearsal} stream={hearing.stream} />}
    </Check>
  );
}

function VoiceCheck({ rehearsal, settings }: ChecksProps) {
  const clip = useObservable(rehearsal.clip);
  const hearing = useObservable(rehearsal.hearing);
  return (
    <Check done={clip.kind === 'ready'}>
      <h2 className="heading">Say: “I’m ready when you are.”</h2>
      <div className="row" style={{ marginTop: 'var(--s-2)' }}>
        {clip.kind === 'ready' && (
          <Button
            size="sm"
            leftSection={<Icon name="play" size={16} />}
            onClick={() => void rehearsal.playClip(settings.speakerId)}
          >
            Play what you said
          </Button>
        )}
        <Button
          size="sm"
          variant={clip.kind === 'ready' ? 'subtle' : 'default'}
          disabled={hearing.kind !== 'open' || clip.kind === 'recording'}
          onClick={() => void rehearsal.record()}
        >
          {clip.kind === 'none' && 'Record 3 seconds'}
          {clip.kind === 'recording' && 'Recording…'}
          {clip.kind === 'ready' && 'Say it again'}
        </Button>
      </div>
      <p className="help" style={{ marginTop: 'var(--s-2)' }}>
        It stays in this browser.
      </p>
    </Check>
  );
}

function SpeakerCheck({ rehearsal, settings, change, name }: ChecksProps) {
  const { speakers } = useObservable(rehearsal.devices.list);
  const [played, setPlayed] = useState(false);
  const play = async () => {
    await rehearsal.playChime(settings.speakerId);
    setPlayed(true);
  };
  return (
    <Check done={played}>
      {canChooseSpeaker() && speakers.length > 0 ? (
        <NativeSelect
          label="Speaker"
          data={options(speakers)}
          value={settings.speakerId ?? SYSTEM}
          onChange={(event) => change({ speakerId: event.currentTarget.value || null })}
        />
      ) : (
        <h2 className="heading">Speaker</h2>
      )}
      <div className="row" style={{ marginTop: 'var(--s-2)' }}>
        <Button
          size="sm"
          leftSection={<Icon name="speaker" size={18} />}
          onClick={() => void play()}
        >
          Play a test sound
        </Button>
        <span className="help">
          Two notes. {name ?? 'The interviewer'}’s voice comes in the room, as loud as these.
        </span>
      </div>
    </Check>
  );
}
