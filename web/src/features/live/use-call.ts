import { useEffect, useState } from 'react';
import { loadCallSettings } from '@/lib/call-settings';
import { Call } from './call';

/** The call of this page's visit; null until the browser's parts are opened. */
export function useCall(interviewId: string): Call | null {
  const [call, setCall] = useState<Call | null>(null);
  useEffect(() => {
    const opened = new Call(interviewId, loadCallSettings());
    setCall(opened);
    void opened.open();
    return () => {
      opened.close();
      setCall(null);
    };
  }, [interviewId]);
  return call;
}
