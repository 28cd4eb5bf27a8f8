import { Button } from '@mantine/core';
import { ApiError } from '@/lib/api-error';
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
  const request = error instanceof ApiError ? error.requestId : null;
  return (
    <Notice
      kind="weak"
      title={what}
      detail={request === null ? error.message : `${error.message} Request ${request}`}
      action={
        <Button size="sm" onClick={retry}>
          Try again
        </Button>
      }
    >
      {safe}
    </Notice>
  );
}
