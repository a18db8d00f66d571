/** Fault 13: anything but DTLS-SRTP is answered 488 and never rings. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connections } from '../../sip/support/fake-webrtc.ts';
import { webrtcSdp } from '../../sip/support/sip-text.ts';
import { createTestPhone } from '../../sip/support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

describe('an offer', () => {
  it.each([
    ['of plain RTP', webrtcSdp({ profile: 'RTP/AVP', fingerprint: null })],
    ['of plain RTP with a fingerprint', webrtcSdp({ profile: 'RTP/AVP' })],
    [
      'of SDES keys',
      webrtcSdp({ profile: 'RTP/SAVP', fingerprint: null, extra: ['a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x'] }),
    ],
    ['without a fingerprint', webrtcSdp({ fingerprint: null })],
    ['with a fingerprint by MD5', webrtcSdp({ fingerprint: `md5 ${Array(16).fill('00').join(':')}` })],
    ['with a fingerprint cut short', webrtcSdp({ fingerprint: 'sha-256 00:11:22' })],
    ['without audio', webrtcSdp().replace('m=audio', 'm=video')],
    ['that is no description', 'hello'],
  ])('%s', async (_title, body) => {
    const { edge, legs } = await createTestPhone().registered();
    const call = edge.invite({ body });
    const answer = await call.response(488);
    expect(answer.header('warning')).toMatch(/^305 /);
    expect(answer.header('x-baton-reason')).toBe('media-insecure');
    expect(legs.all).toEqual([]);
    expect(connections).toEqual([]);
  });

  it('with SDES keys beside a fingerprint rings: the browser uses DTLS alone', async () => {
    const { edge } = await createTestPhone().registered();
    const body = webrtcSdp({ profile: 'RTP/SAVPF', extra: ['a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x'] });
    await edge.invite({ body }).response(183);
  });

  it('that the browser refuses is answered 488', async () => {
    const { edge, legs } = await createTestPhone({ ring: false }).registered();
    const call = edge.invite();
    const { leg, events } = await legs.until(() => true);
    const { FakePeerConnection } = await import('../../sip/support/fake-webrtc.ts');
    vi.stubGlobal(
      'RTCPeerConnection',
      class extends FakePeerConnection {
        override refuseRemote = true;
      },
    );
    leg.ring();
    expect((await call.response(488)).header('x-baton-reason')).toBe('media-failed');
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'media-failed' });
  });
});
