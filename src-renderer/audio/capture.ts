/** Opens one microphone, the wanted one or else the system's default, and tells apart why none could be opened. */
import type { AudioBrowser } from './browser.ts';

export type Captured =
  /** `wanted`: it is the device that was asked for, or none was. */
  | { readonly kind: 'track'; readonly track: MediaStreamTrack; readonly wanted: boolean }
  | { readonly kind: 'denied' }
  | { readonly kind: 'missing' }
  /** Another application holds it. */
  | { readonly kind: 'in-use' };

/** Automatic gain is off: it pumps the background up in every pause and headsets have a gain of their own. */
const processing = { echoCancellation: true, noiseSuppression: true, autoGainControl: false, channelCount: 1 } as const;

/** `deviceId` null: the system's default. The track is disabled: nothing is heard before a bridge. */
export async function capture(devices: AudioBrowser['devices'], deviceId: string | null): Promise<Captured> {
  const first = await attempt(devices, deviceId);
  if (deviceId === null || first.kind === 'track' || first.kind === 'denied') return first;
  const fallback = await attempt(devices, null);
  return fallback.kind === 'track' ? { ...fallback, wanted: false } : fallback;
}

async function attempt(devices: AudioBrowser['devices'], deviceId: string | null): Promise<Captured> {
  try {
    const stream = await devices.getUserMedia({
      audio: deviceId === null ? processing : { ...processing, deviceId: { exact: deviceId } },
    });
    const [track] = stream.getAudioTracks();
    if (track === undefined) return { kind: 'missing' };
    track.enabled = false;
    return { kind: 'track', track, wanted: true };
  } catch (error) {
    return { kind: reasonOf(error) };
  }
}

/** Error names of getUserMedia (Media Capture and Streams 10.2.1). */
function reasonOf(error: unknown): Exclude<Captured['kind'], 'track'> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'missing';
}
