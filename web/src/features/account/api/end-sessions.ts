import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api-client';
import { apiError } from '@/lib/api-error';
import { sessionsQuery } from './get-sessions';

async function end(sessionId: string | null): Promise<void> {
  const path = { session_id: sessionId ?? '' };
  const { response, error } =
    sessionId === null
      ? await api.DELETE('/api/auth/sessions')
      : await api.DELETE('/api/auth/sessions/{session_id}', { params: { path } });
  // One that ended meanwhile is as it was wanted.
  if (error !== undefined && response.status !== 404) throw apiError(response, error);
}

/** Ends a sign-in elsewhere by its id; null ends all of them but this one. */
export function useEndSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
