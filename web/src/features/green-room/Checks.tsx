import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceSelect } from '@/components/DeviceSelect';
import { Icon } from '@/components/Icon';
import { LevelBar } from '@/components/LevelBar';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import type { CallSettings } from '@/lib/call-settings';
import { useObservable } from '@/lib/use-observable';
import { canChooseSpeaker } from '@/media/player';
import { Check } from './Check';
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

function MicrophoneCheck({ rehearsal, settings, change }: ChecksProps) {
  const { t } = useTranslation('green-room');
  const heard = useObservable(rehearsal.heard);
  const unplugged = useObservable(rehearsal.unplugged);
  const hearing = useObservable(rehearsal.hearing);
  const { microphones } = useObservable(rehearsal.devices.list);
  const stream = hearing.kind === 'open' ? hearing.stream : null;
  const level = useMemo(
    () => (stream === null ? null : rehearsal.levels(stream)),
    [rehearsal, stream],
  );
  return (
    <Check done={heard}>
      <DeviceSelect
        kind="microphone"
        devices={microphones}
        value={settings.microphoneId}
        choose={(microphoneId) => change({ microphoneId })}
      />
      {level !== null && <LevelBar watchLevel={level} />}
      {unplugged && (
        <p className="help" role="status" style={{ marginTop: 'var(--s-2)' }}>
          {t('unplugged')}
        </p>
      )}
    </Check>
  );
}

function VoiceCheck({ rehearsal, settings }: ChecksProps) {
  const { t } = useTranslation('green-room');
  const clip = useObservable(rehearsal.clip);
  const hearing = useObservable(rehearsal.hearing);
  return (
    <Check done={clip.kind === 'ready'}>
      <h2 className="heading">{t('voice.title')}</h2>
      <div className="row" style={{ marginTop: 'var(--s-2)' }}>
        {clip.kind === 'ready' && (
          <Button
            size="sm"
            leftSection={<Icon name="play" size={16} />}
            onClick={() => void rehearsal.playClip(settings.speakerId)}
          >
            {t('voice.play')}
          </Button>
        )}
        <Button
          size="sm"
          variant={clip.kind === 'ready' ? 'subtle' : 'default'}
          disabled={hearing.kind !== 'open' || clip.kind === 'recording'}
          onClick={() => void rehearsal.record()}
        >
          {clip.kind === 'none' && t('voice.record')}
          {clip.kind === 'recording' && t('voice.recording')}
          {clip.kind === 'ready' && t('voice.again')}
        </Button>
      </div>
      <p className="help" style={{ marginTop: 'var(--s-2)' }}>
        {t('voice.stays')}
      </p>
    </Check>
  );
}

type Played = 'no' | 'yes' | 'failed';

function SpeakerCheck({ rehearsal, settings, change, name }: ChecksProps) {
  const { t } = useTranslation(['green-room', 'call']);
  const { speakers } = useObservable(rehearsal.devices.list);
  const [played, setPlayed] = useState<Played>('no');
  const play = async () => {
    setPlayed((await rehearsal.playChime(settings.speakerId)) ? 'yes' : 'failed');
  };
  return (
    <Check done={played === 'yes'}>
      {canChooseSpeaker() && speakers.length > 0 ? (
        <DeviceSelect
          kind="speaker"
          devices={speakers}
          value={settings.speakerId}
          choose={(speakerId) => change({ speakerId })}
        />
      ) : (
        <h2 className="heading">{t('call:device.speaker')}</h2>
      )}
      <div className="row" style={{ marginTop: 'var(--s-2)' }}>
        <Button
          size="sm"
          leftSection={<Icon name="speaker" size={18} />}
          onClick={() => void play()}
        >
          {t('speaker.play')}
        </Button>
        <span className="help" role="status">
          {played === 'failed'
            ? t('speaker.failed')
            : t('speaker.text', { name: name ?? t('interviewer') })}
        </span>
      </div>
    </Check>
  );
}
