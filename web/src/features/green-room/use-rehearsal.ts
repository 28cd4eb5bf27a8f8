import { useEffect, useState } from 'react';
import type { CallSettings } from '@/lib/call-settings';
import { Rehearsal } from './rehearsal';

/** The rehearsal of this visit, following the chosen microphone; null until it is opened. */
export function useRehearsal({ typing, microphoneId }: CallSettings): Rehearsal | null {
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  useEffect(() => {
    const opened = new Rehearsal();
    setRehearsal(opened);
    void opened.start();
    return () => {
      opened.close();
      setRehearsal(null);
    };
  }, []);
  useEffect(() => {
    if (rehearsal === null) return;
    if (typing) rehearsal.turnOff();
    else void rehearsal.open(microphoneId);
  }, [rehearsal, typing, microphoneId]);
  return rehearsal;
}
