import type { Schemas } from '@/lib/api-client';
import { ApiError, apiError } from '@/lib/api-error';
import { csrfHeaders } from '@/lib/csrf';
import { eventsOf } from '@/lib/event-stream';

export type NewInterview = Schemas['CreateInterviewRequest'];
export type Analysis = Omit<Schemas['JobAnalysis'], 'spans'>;
export type Question = Schemas['Question'];
type Created = Schemas['InterviewDetails'];

interface Listener {
  onAnalysis: (analysis: Analysis) => void;
  onQuestion: (question: Question) => void;
}

/**
 * Creates an interview, and tells its parts as they come. The same `key` gives the same interview,
 * so it can be asked for again after a lost line. Raises ApiError.
 */
export async function createInterview(
  request: NewInterview,
  key: string,
  { onAnalysis, onQuestion }: Listener,
): Promise<Created> {
  const response = await fetch('/api/interviews/create', {
    method: 'POST',
    headers: {
      ...csrfHeaders(),
      Accept: 'text/event-stream',
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
    },
    body: JSON.stringify(request),
  }).catch(() => {
    throw new ApiError(null, {});
  });
  if (!response.ok) throw apiError(response, await response.json().catch(() => null));
  if (response.body === null) throw new ApiError(null, {});
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'analysis') onAnalysis(JSON.parse(data));
    if (event === 'question') onQuestion(JSON.parse(data));
    if (event === 'interview') return JSON.parse(data);
  }
  // The line was lost midway; what was made is given again to whoever repeats the key.
  throw new ApiError(null, {});
}
