/** An address changes in a call, on either side: the sound comes back. How soon is printed; with nothing else running, within 2 s. */
import { remoteLevel } from '../e2e/rep.ts';
import { startDelayProxy } from './edge/delay-proxy.ts';
import type { FarEndCall } from './far-end/caller.ts';
import { RtpStream } from './far-end/rtp-stream.ts';
import { mediaTarget, offerSdp } from './far-end/sdp.ts';
import { wallClock } from './far-end/sip-message.ts';
import { bridge, expect, ring, test, untilHeard } from './fixtures.ts';

/** When the rep's voice is at this port again: the tenth loud packet after now, so that none of the old path counts. */
function heardAgain(rtp: RtpStream): Promise<number> {
  return new Promise((resolve) => {
    let loud = 0;
    rtp.on('loud', (at) => {
      loud += 1;
      if (loud === 10) resolve(at);
    });
  });
}

function tell(what: string, since: number, at: number): void {
  console.log(`      ${what}: the rep is heard again after ${Math.round(at - since)} ms`);
}

/** The far end goes on from another port, as a media server does that takes over; resolves with its new stream. */
async function moveMedia(call: FarEndCall): Promise<RtpStream> {
  const next = new RtpStream(500);
  await next.bind();
  call.rtp.stop();
  const answer = await call.request('INVITE', [], offerSdp(next.port, { version: 50 }));
  next.sendTo(mediaTarget(answer.body));
  next.start();
  return next;
}

test('of the far end’s media: heard at the new port, and from it', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  await bridge(rep, await ring(rep, call));
  await untilHeard(call);
  const since = wallClock();
  const next = await moveMedia(call);
  try {
    tell('far end on another port', since, await heardAgain(next));
    next.stop();
    await expect.poll(() => remoteLevel(rep.page)).toBe(0);
    next.start();
    await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
  } finally {
    next.close();
  }
});

test('of the phone: on the new network it registers, restarts ICE, and both hear each other', async ({
  signIn,
  farEnd,
  edge,
}) => {
  const proxy = await startDelayProxy(edge.wsUrl, 20, { hidden: true });
  try {
    const rep = await signIn({ server: proxy.wsUrl });
    const call = await farEnd();
    await bridge(rep, await ring(rep, call));
    await untilHeard(call);
    const before = call.requests.filter(({ method }) => method === 'INVITE').length;
    proxy.changeAddress();
    const since = wallClock();
    call.rtp.resetMarks();
    const heard = heardAgain(call.rtp);
    await rep.page.evaluate(() => window.dispatchEvent(new Event('online')));
    tell('phone on another network', since, await heard);
    expect(call.requests.filter(({ method }) => method === 'INVITE').length).toBeGreaterThan(before);
    await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
    expect((await call.bye()).status).toBe(200);
  } finally {
    await proxy.stop();
  }
});

test('of the phone, and the rep hangs up into the old network: the far end is told over the new one', async ({
  signIn,
  farEnd,
  edge,
}) => {
  const proxy = await startDelayProxy(edge.wsUrl, 20, { hidden: true });
  try {
    const rep = await signIn({ server: proxy.wsUrl });
    const call = await farEnd();
    await bridge(rep, await ring(rep, call));
    await untilHeard(call);
    proxy.changeAddress();
    await rep.page.keyboard.press('Control+Shift+H');
    await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
    expect(call.requests.map(({ method }) => method)).not.toContain('BYE');
    await rep.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await call.until('BYE');
  } finally {
    await proxy.stop();
  }
});
