import { api, body, type Schemas } from '@/lib/api-client';
import { ApiError } from '@/lib/api-error';
import { SignallingError, type Ticket } from '@/media/signalling';

/** Asks for a seat in the interview's room. Raises SignallingError. */
export async function join(
  interviewId: string,
  listenConsent: boolean,
  signal: AbortSignal,
): Promise<Ticket> {
  try {
    const reply = await api.POST('/api/interviews/{interview_id}/join', {
      params: { path: { interview_id: interviewId } },
      body: { listen_consent: listenConsent },
      signal,
    });
    return ticketOf(body(reply));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new SignallingError(error.message, error.status, error.retryAfterS);
  }
}

function ticketOf(room: Schemas['PeerJoin']): Ticket {
  return {
    callId: room.call_id,
    offerUrl: room.offer_url,
    iceServers: room.ice_servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username == null ? {} : { username }),
      ...(credential == null ? {} : { credential }),
    })),
  };
}
