import { clock, isoDuration } from '../screens/text/time.ts';
import { useNow } from './use-now.ts';

/** A running clock: milliseconds since `since` on the session's clock, plus what had passed before. */
export function Elapsed({ since, before = 0 }: { since: number; before?: number }) {
  const passed = useNow() - since + before;
  return (
    <time className="elapsed" dateTime={isoDuration(passed)} role="timer">
      {clock(passed)}
    </time>
  );
}

/** A clock that runs down to `until`. */
export function Remaining({ until }: { until: number }) {
  const left = until - useNow();
  return (
    <time className="elapsed" dateTime={isoDuration(left)} role="timer">
      {clock(Math.max(0, left) + 999)}
    </time>
  );
}
