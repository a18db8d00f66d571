/**
 * ring: from the INVITE as the AI platform sends it to the frame that shows the card, in the whole app behind a real edge.
 * `card`: what the INVITE itself says. `cached brief`: the same handoff offered again, its brief known. `over the desk’s
 * reply`: from the moment the desk has sent the brief to the frame that shows it.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { startEdge } from '../interop/edge/edge.ts';
import { FarEndCall } from '../interop/far-end/caller.ts';
import { RtpStream } from '../interop/far-end/rtp-stream.ts';
import { wallClock } from '../interop/far-end/sip-message.ts';
import { SipSocket } from '../interop/far-end/sip-socket.ts';
import { briefOf } from '../interop/handoff.ts';
import { type DeskStub, startDeskStub } from '../support/desk-stub.ts';
import { seenAt, watchScreen } from '../support/screen-marks.ts';
import { type Bench, compare } from './metric.ts';
import { clockOffset } from './support/browser.ts';
import { startRep } from './support/rep.ts';

/** Between two offers, ms: the phone answers more than four new INVITEs a second busy. */
const breather = 300;

const sights = { card: { selector: '.ring h1' }, brief: { selector: '.ring .say' } };

/** One offer that the caller takes back once its brief is on the screen; all times on this process's clock. */
interface Offer {
  readonly invitedAt: number;
  readonly cardAt: number;
  readonly briefAt: number;
}

async function offer(page: Page, socket: SipSocket, target: string, reference: string): Promise<Offer> {
  const rtp = new RtpStream();
  await rtp.bind();
  const offset = await clockOffset(page);
  await watchScreen(page, sights);
  const call = new FarEndCall(socket, rtp);
  const final = call.invite(target, { headers: [`X-Baton-Handoff: ${reference}`] });
  const cardAt = (await seenAt(page, 'card')) + offset;
  const briefAt = (await seenAt(page, 'brief')) + offset;
  call.cancel();
  await final;
  rtp.close();
  // The ending is read away, so that the next card finds the start page.
  await page.getByRole('button', { name: /^Back to ready/ }).click();
  await page.getByRole('group', { name: 'Availability' }).waitFor();
  await pause(breather);
  return { invitedAt: call.invitedAt, cardAt, briefAt };
}

/** When the desk has sent the brief of this handoff; to be asked before the call is placed. */
async function repliedAt(desk: DeskStub, handoffKey: string): Promise<number> {
  await desk.until(({ requests }) => requests.some(({ path }) => path === `/v1/handoffs/${handoffKey}`));
  return wallClock();
}

export const run: Bench = async ({ runs = 40 }) => {
  const edge = await startEdge();
  const desk = await startDeskStub();
  const user = 'rep1';
  const line = { server: edge.wsUrl, domain: edge.domain, user, password: edge.users[user] ?? '' };
  const rep = await startRep(line, { desk });
  const socket = new SipSocket('ai', edge.ports.sip);
  await socket.bind();
  const samples = { card: [] as number[], cached: [] as number[], desk: [] as number[] };
  try {
    // The first handoff warms code up and is not counted.
    for (let run = -1; run < runs; run += 1) {
      const handoffKey = `bench-${run + 1}`;
      const reference = [handoffKey, ...[12, 32].map((bytes) => randomBytes(bytes).toString('base64url'))].join('.');
      const body = { version: 1, handoffKey, ...briefOf({ name: `Priya ${run + 1}` }) };
      desk.setBrief(handoffKey, { kind: 'json', body });
      const replied = repliedAt(desk, handoffKey);
      const target = `sip:${user}@${edge.domain}`;
      const first = await offer(rep.page, socket, target, reference);
      const again = await offer(rep.page, socket, target, reference);
      if (run < 0) continue;
      samples.card.push(first.cardAt - first.invitedAt);
      samples.desk.push(first.briefAt - (await replied));
      samples.cached.push(again.briefAt - again.invitedAt);
    }
  } finally {
    socket.close();
    await rep.close();
    await desk.stop();
    await edge.stop();
  }
  const metric = (name: string, baton: readonly number[], goal: string) =>
    compare({ bench: 'ring', metric: name, unit: 'ms', baton, peers: {}, goal });
  return [
    metric('INVITE to card, brief cached', samples.cached, 'p95 <= 100 ms'),
    metric('INVITE to card, brief not known yet', samples.card, 'p95 <= 100 ms'),
    metric('desk’s reply to brief on the card', samples.desk, 'p95 <= 50 ms'),
  ];
};
