import type { Schemas } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';
import { csrfHeaders } from '@/lib/csrf';
import { SignallingError, type Ticket } from '@/media/signalling';

/** Sends the complete offer to where the join said; returns the answer's SDP. */
export async function offer(ticket: Ticket, sdp: string, signal: AbortSignal): Promise<string> {
  const request: Schemas['OfferRequest'] = { sdp, type: 'offer', call_id: ticket.callId };
  const response = await fetch(ticket.offerUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...csrfHeaders() },
    body: JSON.stringify(request),
    signal,
  });
  const reply: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const error = apiError(response, reply);
    throw new SignallingError(error.message, error.status, error.retryAfterS);
  }
  return (reply as Schemas['OfferAnswer']).sdp;
}
