/** Opens one microphone, the first that can be of those wanted, and tells apart why none could be opened. */
import type { AudioSettings } from '../call/ports.ts';
import type { AudioBrowser } from './browser.ts';

export type Captured =
  /** `wanted`: it is one of the devices that were asked for, or none was. */
  | { readonly kind: 'track'; readonly track: MediaStreamTrack; readonly wanted: boolean }
  | { readonly kind: 'denied' }
  | { readonly kind: 'missing' }
  /** Another application holds it. */
  | { readonly kind: 'in-use' };

export type Processing = Pick<AudioSettings, 'echoCancellation' | 'noiseSuppression' | 'automaticGain'>;

/** `deviceIds`: best first; after them the system's default. The track is disabled: nothing is heard before a bridge. */
export async function capture(
  devices: AudioBrowser['devices'],
  deviceIds: readonly string[],
  processing: Processing,
): Promise<Captured> {
  for (const deviceId of deviceIds) {
    const captured = await attempt(devices, deviceId, processing);
    if (captured.kind === 'track' || captured.kind === 'denied') return captured;
  }
  const fallback = await attempt(devices, null, processing);
  return fallback.kind === 'track' ? { ...fallback, wanted: deviceIds.length === 0 } : fallback;
}

async function attempt(
  devices: AudioBrowser['devices'],
  deviceId: string | null,
  { automaticGain, ...processing }: Processing,
): Promise<Captured> {
  const audio = { ...processing, autoGainControl: automaticGain, channelCount: 1 };
  try {
    const stream = await devices.getUserMedia({
      audio: deviceId === null ? audio : { ...audio, deviceId: { exact: deviceId } },
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
