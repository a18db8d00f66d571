/** Runs in Chromium: a real audio desk and a real WebRTC far end that hums. */
import { defaultSettings } from '../../../../src-main/contract/settings.ts';
import { openAudioDesk } from '../../../../src-renderer/audio/audio-desk.ts';
import type { ManagedAudioDesk } from '../../../../src-renderer/call/ports.ts';
import type { MediaSample } from '../../../../src-renderer/call/quality/sample.ts';
import { readMediaSample } from '../../../../src-renderer/sip/media-sample.ts';

export interface SoundPage {
  open(): Promise<void>;
  microphone(): { readonly state: string; readonly enabled: boolean | null };
  /** The far end's stream, attached `times` times. */
  attach(times: number): Promise<void>;
  setAudible(holder: number, audible: boolean): void;
  detach(holder: number): void;
  /** The loudest of some readings over 300 ms. */
  loudest(): Promise<number>;
  /** Makes the far end audible; whether it was then heard. */
  heard(holder: number): Promise<boolean>;
  /** Plays half a second of tone as the whisper; resolves with whether it was played. */
  whisper(cutAfterMs: number | null): Promise<boolean>;
  /** Whether bytes that are not audio were played. */
  garbage(): Promise<boolean>;
  /** The microphone's device is gone: which events follow. */
  unplug(): Promise<readonly string[]>;
  /** The loudest sample on the phrase's track, 0..1. */
  phrase(): Promise<number>;
  /** The loudest the microphone was within three seconds, listened to while its track is silent. */
  listened(): Promise<number>;
  /** Whether the tones of the sound check were played to their end. */
  tested(): Promise<boolean>;
  /** What is counted of the hum where it is sent and where it arrives, once a second of it has. */
  counted(): Promise<{ readonly far: MediaSample | null; readonly near: MediaSample | null }>;
  /** Rings twice at once, beeps, and closes the desk. */
  ring(): Promise<void>;
}

declare global {
  interface Window {
    sound: SoundPage;
  }
}

let desk: ManagedAudioDesk;
let far: RTCPeerConnection;
let near: RTCPeerConnection;
let holders: ReturnType<ManagedAudioDesk['attach']>[] = [];
const settings = { ...defaultSettings, ringerVolume: 0.01 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function hum(): Promise<MediaStream> {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const destination = context.createMediaStreamDestination();
  oscillator.connect(destination);
  oscillator.start();
  far = new RTCPeerConnection();
  near = new RTCPeerConnection();
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
  const stream = new Promise<MediaStream>((resolve) => {
    near.ontrack = ({ streams: [first] }) => resolve(first ?? new MediaStream());
  });
  for (const track of destination.stream.getTracks()) far.addTrack(track, destination.stream);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription ?? { type: 'offer' });
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription ?? { type: 'answer' });
  return stream;
}

/** Half a second of 440 Hz as a WAV file (PCM 16 bit mono, 8 kHz). */
function wav(): Uint8Array {
  const count = 4_000;
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  const text = (at: number, word: string): void => {
    for (const [index, letter] of [...word].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + count * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8_000, true);
  view.setUint32(28, 16_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, count * 2, true);
  for (let index = 0; index < count; index += 1) {
    view.setInt16(44 + index * 2, 8_000 * Math.sin((2 * Math.PI * 440 * index) / 8_000), true);
  }
  return new Uint8Array(view.buffer);
}

window.sound = {
  async open() {
    desk = await openAudioDesk(settings);
    if (desk.microphoneState !== 'opening') return;
    await new Promise<void>((resolve) => {
      desk.subscribe((event) => event.type === 'microphone' && event.state !== 'opening' && resolve());
    });
  },
  microphone: () => ({ state: desk.microphoneState, enabled: desk.microphone?.enabled ?? null }),
  async attach(times) {
    const stream = await hum();
    holders = Array.from({ length: times }, () => desk.attach(stream));
  },
  setAudible: (holder, audible) => holders[holder]?.setAudible(audible),
  detach: (holder) => holders[holder]?.detach(),
  async loudest() {
    let level = 0;
    for (let reading = 0; reading < 30; reading += 1) {
      level = Math.max(level, desk.remoteLevel());
      await pause(10);
    }
    return level;
  },
  async heard(holder) {
    holders[holder]?.setAudible(true);
    for (let reading = 0; reading < 1_000; reading += 1) {
      if (desk.remoteLevel() > 0.05) return true;
      await pause(5);
    }
    return false;
  },
  async whisper(cutAfterMs) {
    desk.startRinger();
    const playing = desk.playWhisper(wav());
    if (cutAfterMs !== null) setTimeout(() => desk.cutWhisper(), cutAfterMs);
    const { ok } = await playing;
    desk.stopRinger();
    return ok;
  },
  async garbage() {
    return (await desk.playWhisper(new Uint8Array([1, 2, 3]))).ok;
  },
  async unplug() {
    const events: string[] = [];
    const replaced = new Promise<void>((resolve) => {
      desk.onMicrophone((track) => {
        events.push(track === null ? 'no track' : 'another track');
        resolve();
      });
    });
    desk.subscribe((event) => events.push(event.type));
    desk.microphone?.dispatchEvent(new Event('ended'));
    await replaced;
    return events;
  },
  async phrase() {
    const track = await desk.phraseTrack(wav());
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let level = 0;
    for (let reading = 0; reading < 100 && level < 0.05; reading += 1) {
      analyser.getFloatTimeDomainData(samples);
      level = Math.max(level, ...samples);
      await pause(5);
    }
    return level;
  },
  async listened() {
    const watch = desk.listen();
    let level = 0;
    for (let reading = 0; reading < 150 && level < 0.05; reading += 1) {
      level = Math.max(level, watch.level());
      await pause(20);
    }
    watch.stop();
    return level;
  },
  async tested() {
    return (await desk.playTest('headset')).ok;
  },
  async counted() {
    const read = async (connection: RTCPeerConnection) => readMediaSample((await connection.getStats()).values());
    for (;;) {
      const counted = { far: await read(far), near: await read(near) };
      if ((counted.near?.received.packets ?? 0) > 50) return counted;
      await pause(50);
    }
  },
  async ring() {
    desk.startRinger();
    desk.startRinger();
    desk.beep();
    desk.stopRinger();
    await desk.close();
  },
};
