import {
  captureException,
  dedupeIntegration,
  type ErrorEvent,
  globalHandlersIntegration,
  init,
} from '@sentry/react';

/** What broke and where, and nothing of what people wrote, read or are called. */
export function withoutWords(event: ErrorEvent): ErrorEvent {
  const values = event.exception?.values?.map(({ type, stacktrace, mechanism }) => ({
    ...(type === undefined ? {} : { type }),
    ...(stacktrace === undefined ? {} : { stacktrace }),
    ...(mechanism === undefined ? {} : { mechanism }),
  }));
  return {
    type: event.type,
    ...(event.event_id === undefined ? {} : { event_id: event.event_id }),
    ...(event.timestamp === undefined ? {} : { timestamp: event.timestamp }),
    ...(event.level === undefined ? {} : { level: event.level }),
    ...(event.platform === undefined ? {} : { platform: event.platform }),
    ...(event.sdk === undefined ? {} : { sdk: event.sdk }),
    ...(values === undefined ? {} : { exception: { values } }),
  };
}

/** Starts to report what nobody caught. Returns how to report what somebody did. */
export function sentry(dsn: string): (error: unknown) => void {
  init({
    dsn,
    // None of those that note what is clicked, fetched or logged.
    defaultIntegrations: false,
    integrations: [globalHandlersIntegration(), dedupeIntegration()],
    beforeSend: withoutWords,
  });
  return (error) => {
    captureException(error);
  };
}
