import { useEffect } from 'react';
import { tell } from '@/lib/telemetry';
import type { RoomView } from '@/media/room-state';

/** Counts interviews that are begun and that come to their end; nothing says whose. */
export function useToldSteps({ callId, answers, complete }: RoomView): void {
  const fresh = answers.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a call began with is asked once.
  useEffect(() => {
    if (fresh) tell('interview-started');
  }, [callId]);
  useEffect(() => {
    if (complete) tell('interview-completed');
  }, [complete]);
}
