import { useEffect, useState } from 'react';
import { useServices } from '../screens/services.tsx';

/** The session's monotonic clock, read again every `everyMs`. */
export function useNow(everyMs = 250): number {
  const { session } = useServices();
  const [now, setNow] = useState(() => session.now());
  useEffect(() => {
    setNow(session.now());
    const timer = setInterval(() => setNow(session.now()), everyMs);
    return () => clearInterval(timer);
  }, [session, everyMs]);
  return now;
}

/** Wall clock, read again every `everyMs`. */
export function useWallClock(everyMs = 15_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
