import { useEffect, useState } from 'react';
import { browserClock } from '@/media/clock';

/** Milliseconds on the browser's monotonic clock, renewed every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => browserClock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(browserClock.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
