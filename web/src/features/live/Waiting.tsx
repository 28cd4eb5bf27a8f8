import { useTranslation } from 'react-i18next';
import { MicrophoneHelp } from '@/components/MicrophoneHelp';
import { Presence } from '@/components/Presence';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { Call } from './call';
import { LineDropped } from './LineDropped';
import css from './Waiting.module.css';

/** Before the interviewer has said where the call stands. */
export function Waiting({ call, connection }: { call: Call; connection: ConnectionState }) {
  const { t } = useTranslation('live');
  const voice = useObservable(call.voice.source);
  if (voice.kind === 'problem') {
    return (
      <main className={css.waiting}>
        <MicrophoneHelp
          heading="h1"
          problem={voice.problem}
          retry={() => void call.speak()}
          typeInstead={() => void call.typeInstead()}
        />
      </main>
    );
  }
  const trying = connection.kind === 'connecting' || connection.kind === 'reconnecting';
  const retry = trying ? connection.retry : null;
  return (
    <main className={css.waiting}>
      <Presence state="connecting" label={t('someInterviewer')} />
      <div role="status" data-testid="agent-state" data-state="connecting">
        <h1 className="title">{headline()}</h1>
        {retry !== null && <p className="lead">{t('waiting.itself')}</p>}
      </div>
      {trying && retry !== null && <LineDropped call={call} connection={connection} />}
    </main>
  );

  function headline(): string {
    if (retry !== null) return retry.why === 'busy' ? retry.message : t('waiting.noAnswer');
    return t(voice.kind === 'opening' ? 'waiting.allow' : 'waiting.connecting');
  }
}
