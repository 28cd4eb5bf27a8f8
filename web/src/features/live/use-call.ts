import { useCallback, useEffect, useState } from 'react';
import { loadCallSettings } from '@/lib/call-settings';
import { Call } from './call';

/** The call of this page's visit, null until the browser's parts are opened; `again` begins anew. */
export function useCall(interviewId: string): { call: Call | null; again: () => void } {
  const [call, setCall] = useState<Call | null>(null);
  const [visit, setVisit] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every visit has a call of its own.
  useEffect(() => {
    const opened = new Call(interviewId, loadCallSettings());
    setCall(opened);
    void opened.open();
    return () => {
      opened.close();
      setCall(null);
    };
  }, [interviewId, visit]);
  const again = useCallback(() => setVisit((count) => count + 1), []);
  return { call, again };
}
