import { Button } from '@mantine/core';
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
  const percent = Math.round(upload.share * 100);
  // What has left this machine is then looked at by the server, which takes a moment.
  const sent = upload.share >= 1;
  return (
    <div className={css.sending}>
      <p className={css.name}>{upload.name}</p>
      <Button size="sm" variant="subtle" onClick={cancel} aria-label={t('cancelOf', upload)}>
        {t('cancel')}
      </Button>
      <div
        className={css.bar}
        role="progressbar"
        aria-label={t('sending', upload)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ transform: `scaleX(${upload.share})` }} />
      </div>
      <p className="help">{sent ? t('looking') : t('percent', { percent })}</p>
    </div>
  );
}
