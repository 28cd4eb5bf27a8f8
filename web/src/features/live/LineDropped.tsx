import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/use-now';
import type { ConnectionState, Retry } from '@/media/connection-state';
import type { Call } from './call';

type Trying = Extract<ConnectionState, { kind: 'connecting' | 'reconnecting' }>;

/** When the next try comes. */
export function Countdown({ retry }: { retry: Retry }) {
  const { t } = useTranslation('live');
  const left = Math.ceil((retry.atMs - useNow()) / 1_000);
  return (
    <p className="help">
      {left > 0 ? t('notice.reading', { seconds: left }) : t('notice.readingNow')}
    </p>
  );
}

/** What can be done while there is no line: nothing, wait, or go. */
export function LineDropped({ call, connection }: { call: Call; connection: Trying }) {
  const { t } = useTranslation('live');
  const { retry } = connection;
  return (
    <div className="row" style={{ justifyContent: 'center' }}>
      {retry?.why === 'busy' && <p className="help">{retry.message}</p>}
      {retry === null ? (
        <p className="help">{t('notice.readingNow')}</p>
      ) : (
        <Countdown retry={retry} />
      )}
      <Button size="sm" disabled={retry === null} onClick={() => call.connection.retryNow()}>
        {t('notice.try')}
      </Button>
      <Button
        size="sm"
        variant="subtle"
        renderRoot={(props) => <Link to="/" ignoreBlocker {...props} />}
      >
        {t('notice.later')}
      </Button>
    </div>
  );
}
