import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ensureSignedIn } from './api/become-guest';
import { ApiError } from './api-error';
import { randomKey } from './random-key';
import { sendFile } from './send-file';

/** An upload as a page shows it. */
export type Upload =
  | { state: 'idle' }
  | { state: 'sending'; name: string; share: number }
  | { state: 'failed'; name: string; error: ApiError };

const IDLE: Upload = { state: 'idle' };

/**
 * One upload at a time to `path`; `done` gets the answer's body. It ends with the component, and
 * whoever is not signed in becomes a guest first.
 */
export function useUpload<T>(path: string, done: (answer: T) => void) {
  const queries = useQueryClient();
  const [upload, setUpload] = useState<Upload>(IDLE);
  const running = useRef<AbortController | null>(null);
  const last = useRef<{ file: File; key: string } | null>(null);
  const whenDone = useRef(done);
  useEffect(() => {
    whenDone.current = done;
  });
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (file: File, key: string) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      last.current = { file, key };
      const name = file.name;
      setUpload({ state: 'sending', name, share: 0 });
      const onProgress = (share: number) => setUpload({ state: 'sending', name, share });
      try {
        await ensureSignedIn(queries);
        const answer = await sendFile<T>(path, { file, onProgress, signal: control.signal, key });
        setUpload(IDLE);
        whenDone.current(answer);
      } catch (error) {
        if (control.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setUpload({ state: 'failed', name, error });
      }
    },
    [path, queries],
  );
  const start = useCallback((file: File) => void run(file, randomKey()), [run]);
  const retry = useCallback(() => {
    if (last.current !== null) void run(last.current.file, last.current.key);
  }, [run]);
  const cancel = useCallback(() => {
    running.current?.abort();
    setUpload(IDLE);
  }, []);
  return { upload, start, retry, cancel };
}
