/** The way the sound takes, and its codec, as the settings say. */
import { afterEach, expect, it, vi } from 'vitest';
import { connections } from './support/fake-webrtc.ts';
import { createTestPhone, type PhoneOptions } from './support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

async function ringing(options: PhoneOptions) {
  const phone = createTestPhone(options);
  const mimeTypes = ['audio/opus', 'audio/PCMU', 'audio/PCMA', 'audio/telephone-event'];
  vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs: mimeTypes.map((mimeType) => ({ mimeType })) }) });
  await phone.registered();
  const call = phone.edge.invite();
  await call.response(183);
  return connections[0];
}

it('is any, and the browser orders the codecs, unless something else is wanted', async () => {
  const connection = await ringing({});
  expect(connection?.configuration).not.toHaveProperty('iceTransportPolicy');
  expect(connection?.codecs).toBeNull();
});

it('leaves out what the browser would refuse every call over', async () => {
  const usable = [{ urls: 'stun:stun.test' }, { urls: 'turns:turn.test:5349', username: 'rep', credential: 'secret' }];
  const refused = [
    { urls: 'turn:turn.test' },
    { urls: 'turn:turn.test', username: 'rep', credential: '' },
    { urls: 'turn:turn.test', username: '', credential: 'secret' },
    { urls: 'turn.test' },
    { urls: 'stun:stun.test:99999' },
  ];
  const connection = await ringing({ edge: { iceServers: [...refused, ...usable] } });
  expect(connection?.configuration).toMatchObject({ iceServers: usable });
});

it('goes through the relay alone where that is wanted', async () => {
  const connection = await ringing({ route: { relayOnly: true } });
  expect(connection?.configuration).toMatchObject({ iceTransportPolicy: 'relay' });
});

it('puts the preferred codec first and keeps the others', async () => {
  const connection = await ringing({ route: { codec: 'pcma' } });
  expect(connection?.codecs).toEqual(['audio/PCMA', 'audio/opus', 'audio/PCMU', 'audio/telephone-event']);
});
