import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/Notice';
import { useObservable } from '@/lib/use-observable';
import type { Call } from './call';
import type { DeviceNews } from './voice';

interface DeviceNoticeProps {
  call: Call;
  /** The interviewer's. */
  name: string;
  openSound: () => void;
}

/** A microphone or speaker came or went: what goes on through what, and what else there is. */
export function DeviceNotice({ call, name, openSound }: DeviceNoticeProps) {
  const news = useObservable(call.voice.news);
  if (news === null) return null;
  if (news.kind === 'arrived') return <Arrived call={call} device={news.device} />;
  return <Gone call={call} news={news} name={name} openSound={openSound} />;
}

function Arrived({
  call,
  device,
}: {
  call: Call;
  device: Extract<DeviceNews, { kind: 'arrived' }>['device'];
}) {
  const { t } = useTranslation(['live', 'call']);
  const label = device.label || t('call:device.microphone');
  return (
    <Notice
      kind="warn"
      title={t('notice.arrived', { device: label })}
      action={
        <div className="row">
          <Button size="sm" onClick={() => void call.chooseMicrophone(device.id)}>
            {t('notice.use')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => call.voice.tell(null)}>
            {t('notice.notNow')}
          </Button>
        </div>
      }
    />
  );
}

interface GoneProps extends DeviceNoticeProps {
  news: Exclude<DeviceNews, { kind: 'arrived' }>;
}

function Gone({ call, news, name, openSound }: GoneProps) {
  const { t } = useTranslation('live');
  const choose = () => {
    call.voice.tell(null);
    openSound();
  };
  return (
    <Notice
      kind="warn"
      title={titleOf()}
      action={
        <div className="row">
          <Button size="sm" onClick={choose}>
            {t('notice.choose')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => call.voice.tell(null)}>
            {t('notice.understood')}
          </Button>
        </div>
      }
    >
      {textOf()}
    </Notice>
  );

  function titleOf() {
    if (news.kind === 'speakerGone') return t('notice.speakerGone');
    if (news.from === '') return t('notice.switchedUnknown');
    return t('notice.switched', { from: news.from });
  }

  function textOf() {
    if (news.kind === 'speakerGone') return t('notice.speakerGoneText', { name });
    if (news.to === '') return t('notice.switchedSystem');
    return t('notice.switchedText', { to: news.to });
  }
}
