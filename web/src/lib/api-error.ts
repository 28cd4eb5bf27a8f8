import type { components } from '@/generated/api';

type ErrorBody = components['schemas']['ErrorBody'];

/** The API refused, or could not be reached (`status` null). */
export class ApiError extends Error {
  readonly status: number | null;
  readonly code: string;
  /** The part of the request that does not fit, as a dotted path. */
  readonly field: string | null;
  /** For support: the same as in the server's logs. */
  readonly requestId: string | null;
  /** Seconds. */
  readonly retryAfterS: number | null;

  constructor(status: number | null, body: Partial<ErrorBody>, retryAfterS: number | null = null) {
    super(body.message ?? 'The server cannot be reached.');
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? 'unreachable';
    this.field = body.field ?? null;
    this.requestId = body.request_id ?? null;
    this.retryAfterS = retryAfterS;
  }
}

/** Seconds in the header Retry-After; null without it, or where it is a date. */
export function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** The error of a refused request. `envelope` is its body as read: a proxy's may be anything. */
export function apiError(response: Response, envelope: unknown): ApiError {
  const body =
    typeof envelope === 'object' && envelope !== null && 'error' in envelope
      ? (envelope.error as Partial<ErrorBody>)
      : { code: 'unreadable', message: `The server answered ${response.status}.` };
  return new ApiError(response.status, body, retryAfter(response));
}
