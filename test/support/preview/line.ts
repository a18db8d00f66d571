import type { LineView } from '../../../src-renderer/screens/session-port.ts';

/** Signed in on the practice line, and a call would ring. */
export const reachable: LineView = {
  reachability: { kind: 'reachable', roundTripMs: 18 },
  registeredInMs: 120,
  microphone: 'ready',
  practice: true,
  signedIn: true,
  whisper: 'idle',
  quality: null,
  notice: null,
};
