import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '@/lib/use-upload';
import { Notice } from './Notice';
import css from './UploadState.module.css';
import { useFileProblem } from './use-file-problem';

interface UploadStateProps {
  upload: Upload;
  cancel: () => void;
  retry: () => void;
}

/** How far an upload is, with a way to stop it; or why it failed, and what to do. */
export function UploadState({ upload, cancel, retry }: UploadStateProps) {
  const { t } = useTranslation('upload');
  const problem = useFileProblem();
  if (upload.state === 'idle') return null;
  if (upload.state === 'failed') {
    const { error, name } = upload;
    const again = error.status === null || error.status >= 500;
    return (
      <Notice
        kind="weak"
        title={t('failed', { name })}
        detail={error.requestId === null ? null : t('request', { id: error.requestId })}
        action={
          <Button size="sm" onClick={again ? retry : cancel}>
            {again ? t('retry') : t('dismiss')}
          </Button>
        }
      >
        {problem(error.code, error.message)}
      </Notice>
    );
  }
  return <Sending name={upload.name} share={upload.share} cancel={cancel} />;
}

interface SendingProps {
  name: string;
  share: number;
  cancel: () => void;
}

function Sending({ name, share, cancel }: SendingProps) {
  const { t } = useTranslation('upload');
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that the file was chosen with is gone; this one is what can be done now.
    if (document.activeElement === document.body) stop.current?.focus();
  }, []);
  const percent = Math.round(share * 100);
  // What has left this machine is then looked at by the server, which takes a moment.
  const sent = share >= 1;
  return (
    <div className={css.sending}>
      <p className={css.name}>{name}</p>
      <Button
        ref={stop}
        size="sm"
        variant="subtle"
        onClick={cancel}
        aria-label={t('cancelOf', { name })}
      >
        {t('cancel')}
      </Button>
      <div
        className={css.bar}
        role="progressbar"
        aria-label={t('sending', { name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="help">{sent ? t('looking') : t('percent', { percent })}</p>
    </div>
  );
}
