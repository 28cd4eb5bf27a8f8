import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import { Notice } from '@/components/Notice';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomView } from '@/media/room-state';
import type { Call } from './call';
import { DeviceNotice } from './DeviceNotice';
import { LineDropped } from './LineDropped';
import css from './RoomNotices.module.css';
import { refusalOf } from './words';

interface RoomNoticesProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  leave: () => void;
  openSound: () => void;
  /** Opens a box to type this answer in; null where there is one. */
  typeThis: (() => void) | null;
}

/** What the candidate has to know beside the question, most urgent first. */
export function RoomNotices(props: RoomNoticesProps) {
  const { call, connection, view, leave, openSound } = props;
  const { t } = useTranslation('live');
  const sound = useObservable(call.player.state);
  const { name } = view.interviewer;
  return (
    <div className={css.notices} data-notices>
      {connection.kind === 'reconnecting' && <LineDropped call={call} connection={connection} />}
      {view.complete && (
        <Notice
          kind="warn"
          title={t('notice.complete')}
          action={<Button onClick={leave}>{t('notice.answers')}</Button>}
        >
          {t('notice.saved')}
        </Notice>
      )}
      {sound === 'blocked' && (
        <Notice
          kind="warn"
          title={t('notice.blocked')}
          action={
            <Button variant="filled" onClick={() => void call.allowSound()}>
              {t('notice.hear', { name })}
            </Button>
          }
        >
          {t('notice.oneClick')}
        </Notice>
      )}
      <VoiceNotice call={call} />
      <DeviceNotice call={call} name={name} openSound={openSound} />
      <Degraded view={view} typeThis={props.typeThis} />
      {view.listenedTo && (
        <Notice kind="warn" title={t('notice.listened')}>
          {t('notice.listenedText')}
        </Notice>
      )}
      {view.note !== null && (
        <Passing what={view.note} title={t('notice.note', { text: view.note })} />
      )}
      {view.error !== null && <Passing what={view.error} title={refusalOf(view.error, t)} />}
    </div>
  );
}

function VoiceNotice({ call }: { call: Call }) {
  const { t } = useTranslation('live');
  const voice = useObservable(call.voice.source);
  const typeInstead = () => void call.typeInstead();
  if (voice.kind === 'problem') {
    return (
      <MicrophoneHelp
        problem={voice.problem}
        retry={() => void call.speak()}
        typeInstead={typeInstead}
      />
    );
  }
  if (voice.kind !== 'lost') return null;
  return (
    <Notice
      kind="weak"
      title={t('notice.micGone')}
      action={
        <Button size="sm" onClick={typeInstead}>
          {t('notice.type')}
        </Button>
      }
    >
      {t('notice.micGoneText')}
    </Notice>
  );
}

/** A part that works less well than it should; where words are hard to make out, typing helps. */
function Degraded({ view, typeThis }: Pick<RoomNoticesProps, 'view' | 'typeThis'>) {
  const { t } = useTranslation('live');
  return view.degraded.map(({ part, text }) => (
    <Notice
      key={part}
      kind="warn"
      title={t(`notice.degraded.${part}`, { name: view.interviewer.name })}
      action={
        part === 'stt' &&
        typeThis !== null && (
          <Button size="sm" onClick={typeThis}>
            {t('notice.typeThis')}
          </Button>
        )
      }
    >
      <span lang="en">{text}</span>
    </Notice>
  ));
}

/** What was said once and can be put away; `what` tells a new one from the one that was seen. */
function Passing({ what, title }: { what: unknown; title: string }) {
  const { t } = useTranslation('live');
  const [seen, setSeen] = useState<unknown>(null);
  if (what === seen) return null;
  return (
    <Notice
      kind="warn"
      title={title}
      action={
        <Button size="sm" variant="subtle" onClick={() => setSeen(what)}>
          {t('notice.understood')}
        </Button>
      }
    />
  );
}
