import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTitle } from '@/components/use-title';
import { interviewQuery } from '@/lib/api/get-interview';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { Call } from './call';
import css from './LivePage.module.css';
import { Outcome } from './Outcome';
import { Room } from './Room';
import { useCall } from './use-call';
import { Waiting } from './Waiting';

/** The room. `leave` goes to the results once the interview is over. */
export function LivePage({ interviewId, leave }: { interviewId: string; leave: () => void }) {
  const { t } = useTranslation('live');
  useTitle(t('title'));
  const { call, again } = useCall(interviewId);
  return (
    // It stays while what is in it changes: the focus of who came by key stays here too.
    <div id="main" tabIndex={-1} className={css.room}>
      {call !== null && <Visit interviewId={interviewId} call={call} leave={leave} again={again} />}
    </div>
  );
}

/** Ended by neither of the two who talk: that needs a word. */
function isCutOff(
  connection: ConnectionState,
): connection is Extract<ConnectionState, { kind: 'ended' }> {
  return connection.kind === 'ended' && (connection.by === 'admin' || connection.by === 'system');
}

interface VisitProps {
  interviewId: string;
  call: Call;
  leave: () => void;
  again: () => void;
}

function Visit({ interviewId, call, leave, again }: VisitProps) {
  const connection = useObservable(call.connection.state);
  const view = useObservable(call.connection.view);
  const interview = useQuery(interviewQuery(interviewId)).data;
  if (connection.kind === 'failed' || connection.kind === 'taken_over' || isCutOff(connection)) {
    return <Outcome connection={connection} interviewId={interviewId} again={again} />;
  }
  if (view === null) return <Waiting call={call} connection={connection} />;
  return (
    <Room call={call} connection={connection} view={view} interview={interview} leave={leave} />
  );
}
