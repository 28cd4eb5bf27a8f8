import { Button, Modal } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceSelect } from '@/components/DeviceSelect';
import { LevelBar } from '@/components/LevelBar';
import type { CallSettings } from '@/lib/call-settings';
import { useObservable } from '@/lib/use-observable';
import { canChooseSpeaker } from '@/media/player';
import type { Call } from './call';
import css from './SoundDialog.module.css';

interface SoundDialogProps {
  call: Call;
  settings: CallSettings;
  opened: boolean;
  close: () => void;
}

/** Microphone, speaker and line, to be looked at and changed while the interview goes on. */
export function SoundDialog({ call, settings, opened, close }: SoundDialogProps) {
  const { t } = useTranslation(['live', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('sound.title')}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p className="help">{t('sound.live')}</p>
      <div className={css.parts}>
        <Devices call={call} settings={settings} />
        <div>
          <h3 className={css.line}>{t('sound.line')}</h3>
          <Line call={call} />
        </div>
      </div>
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button data-autofocus onClick={close}>
          {t('sound.done')}
        </Button>
      </div>
    </Modal>
  );
}

function Devices({ call, settings }: { call: Call; settings: CallSettings }) {
  const { microphones, speakers } = useObservable(call.voice.devices.list);
  const source = useObservable(call.voice.source);
  const stream = source.kind === 'open' ? source.stream : null;
  const level = useMemo(() => (stream === null ? null : call.levels(stream)), [call, stream]);
  return (
    <>
      {!settings.typing && (
        <div>
          <DeviceSelect
            kind="microphone"
            devices={microphones}
            value={settings.microphoneId}
            choose={(id) => void call.chooseMicrophone(id)}
          />
          {level !== null && <LevelBar watchLevel={level} />}
        </div>
      )}
      {canChooseSpeaker() && speakers.length > 0 && (
        <DeviceSelect
          kind="speaker"
          devices={speakers}
          value={settings.speakerId}
          choose={(id) => void call.chooseSpeaker(id)}
        />
      )}
    </>
  );
}

/** The connection in words, with the figures that they rest on. */
function Line({ call }: { call: Call }) {
  const { t } = useTranslation('live');
  const { quality, roundTripMs, loss } = useObservable(call.connection.health);
  if (quality === 'unknown') return <p className="help">{t('sound.unknown')}</p>;
  const percent = Math.round(loss * 100);
  return (
    <p className="help">
      {t(`bar.quality.${quality}`)}.{' '}
      {roundTripMs !== null && t('sound.away', { ms: Math.max(1, Math.round(roundTripMs)) })}{' '}
      {percent === 0 ? t('sound.noneLost') : t('sound.lost', { count: percent })}{' '}
      {quality === 'poor' && t('sound.poor')}
    </p>
  );
}
