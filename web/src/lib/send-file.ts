import { ApiError, apiError } from './api-error';
import { csrfHeaders } from './csrf';

interface Sending {
  file: File;
  /** Shares from 0 to 1 of what has left this machine. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
  /** The same for a repetition, which is then no second upload. */
  key: string;
}

/**
 * Sends a file as the form's part `file`, and gives the answer's body. XMLHttpRequest, because
 * fetch tells nothing of how far an upload is. Raises ApiError, or AbortError once `signal` says so.
 */
export function sendFile<T>(path: string, { file, onProgress, signal, key }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settled = () => signal.removeEventListener('abort', stop);
    request.open('POST', path);
    for (const [name, value] of Object.entries({ ...csrfHeaders(), 'Idempotency-Key': key })) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      settled();
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(refused(request));
    };
    request.onerror = () => {
      settled();
      reject(new ApiError(null, {}));
    };
    request.onabort = () => {
      settled();
      reject(new DOMException('The upload was stopped.', 'AbortError'));
    };
    signal.addEventListener('abort', stop);
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function refused(request: XMLHttpRequest): ApiError {
  const wait = request.getResponseHeader('Retry-After');
  const response = new Response(null, {
    status: request.status,
    headers: wait === null ? {} : { 'Retry-After': wait },
  });
  return apiError(response, read(request.responseText));
}

/** What stands in front of the server may answer with a page. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
