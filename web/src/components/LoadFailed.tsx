import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api-error';
import { errorText } from '@/lib/error-text';
import { Notice } from './Notice';

interface LoadFailedProps {
  /** The sentence's subject and verb: "Your interviews did not load." */
  what: string;
  /** What is safe all the same. */
  safe?: string;
  error: Error;
  retry: () => void;
}

export function LoadFailed({ what, safe, error, retry }: LoadFailedProps) {
  const { t } = useTranslation();
  const id = error instanceof ApiError ? error.requestId : null;
  const message = errorText(error);
  return (
    <Notice
      kind="weak"
      title={what}
      detail={id === null ? message : `${message} ${t('request', { id })}`}
      action={
        <Button size="sm" onClick={retry}>
          {t('tryAgain')}
        </Button>
      }
    >
      {safe}
    </Notice>
  );
}
