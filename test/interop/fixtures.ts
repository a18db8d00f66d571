/** A real edge, Baton signed in to it as a rep, and far ends to call with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { AcceptSignal, Edge as EdgeAccount } from '../../src-main/contract/settings.ts';
import { type LaunchedApp, launchBaton } from '../support/app.ts';
import type { DeskStub } from '../support/desk-stub.ts';
import { sampleRate, writeTone, writeWav } from '../support/wav.ts';
import { type Edge, startEdge } from './edge/edge.ts';
import { Callee } from './far-end/callee.ts';
import { FarEndCall, type InviteOptions } from './far-end/caller.ts';
import { RtpStream } from './far-end/rtp-stream.ts';
import type { SipMessage } from './far-end/sip-message.ts';
import { SipSocket } from './far-end/sip-socket.ts';
import { userToUser } from './handoff.ts';

export interface SignIn {
  readonly user?: string;
  readonly password?: string;
  readonly server?: string;
  readonly strategy?: EdgeAccount['strategy'];
  readonly acceptSignal?: AcceptSignal;
  /** What the microphone hears; a tone when absent. */
  readonly microphone?: 'tone' | 'silence';
}

export interface Rep {
  readonly app: LaunchedApp;
  readonly page: Page;
  /** The address the far end calls. */
  readonly address: string;
}

interface Fixtures {
  /** Starts Baton with a tone as its microphone and signs it in; resolves when it is reachable. */
  signIn: (options?: SignIn) => Promise<Rep>;
  /** Starts Baton and saves the account, without waiting for it to register. */
  startRep: (options?: SignIn) => Promise<Rep>;
  /** A user of an edge over UDP, with media. */
  wire: (user: string, at?: Edge) => Promise<{ readonly socket: SipSocket; readonly rtp: RtpStream }>;
  /** A call from the AI platform, not yet placed. */
  farEnd: () => Promise<FarEndCall>;
  /** The same on another edge. */
  farEndAt: (edge: Edge) => Promise<FarEndCall>;
  /** Somebody the rep can call. */
  callee: () => Promise<Callee>;
}

declare global {
  interface Window {
    readonly baton: BatonApi;
  }
}

export const test = base.extend<Fixtures, { edge: Edge }>({
  edge: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use) => {
      const edge = await startEdge();
      await use(edge);
      await edge.stop();
    },
    { scope: 'worker' },
  ],
  startRep: async ({ edge }, use, info) => {
    const apps: LaunchedApp[] = [];
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-interop-'));
    const microphones = {
      tone: writeTone(path.join(folder, 'tone.wav')),
      silence: writeWav(path.join(folder, 'silence.wav'), sampleRate, () => 0),
    };
    await use(async (options = {}) => {
      // The product loops nothing: a tone without end comes from Chromium's own fake device reading the file in a loop.
      const microphone = microphones[options.microphone ?? 'tone'];
      const args = ['--accept-plain-keyring', `--use-file-for-fake-audio-capture=${microphone}`];
      const app = await launchBaton({
        args: [...args, `--ignore-certificate-errors-spki-list=${edge.certificateSpki}`],
      });
      apps.push(app);
      const user = options.user ?? 'rep1';
      const account: EdgeAccount = {
        label: 'Test edge',
        server: options.server ?? edge.wsUrl,
        aor: `sip:${user}@${edge.domain}`,
        username: user,
        realm: null,
        displayName: 'Sarah',
        strategy: options.strategy ?? 'early',
        acceptSignal: options.acceptSignal ?? { kind: 'dtmf', digit: '1' },
        expiresSeconds: 60,
        iceServers: [],
      };
      const password = options.password ?? edge.users[user] ?? '';
      await expect(app.page.getByText(/Practice line\. Reachable/)).toBeVisible();
      // Not awaited: a new edge means a new content security policy, for which the page is loaded again.
      await app.page.evaluate(
        ([edgeAccount, secret]) => {
          void window.baton.request('account:save', { edge: edgeAccount, password: secret });
        },
        [account, password] as const,
      );
      await expect(app.page.getByText(/Practice line\./)).toBeHidden();
      return { app, page: app.page, address: `sip:${user}@${edge.domain}` };
    });
    for (const [index, app] of apps.entries()) {
      if (info.status !== info.expectedStatus) await app.page.screenshot({ path: info.outputPath(`rep-${index}.png`) });
      await app.close();
    }
    rmSync(folder, { recursive: true, force: true });
  },
  signIn: async ({ startRep }, use) => {
    await use(async (options) => {
      const rep = await startRep(options);
      await expect(rep.page.getByText(/^Reachable/)).toBeVisible();
      return rep;
    });
  },
  wire: async ({ edge }, use) => {
    const closers: (() => void)[] = [];
    await use(async (user, at = edge) => {
      const socket = new SipSocket(user, at.ports.sip);
      const rtp = new RtpStream();
      await Promise.all([socket.bind(), rtp.bind()]);
      closers.push(() => {
        rtp.close();
        socket.close();
      });
      return { socket, rtp };
    });
    for (const close of closers) close();
  },
  farEnd: async ({ edge, farEndAt }, use) => {
    await use(() => farEndAt(edge));
  },
  farEndAt: async ({ wire }, use) => {
    await use(async (at) => {
      const { socket, rtp } = await wire('ai', at);
      return new FarEndCall(socket, rtp);
    });
  },
  callee: async ({ wire }, use) => {
    await use(async () => {
      const { socket, rtp } = await wire('peer');
      return new Callee(socket, rtp);
    });
  },
});

export { expect };

/** The rep's one key: resolves when the whisper card is on the screen. */
export async function untilRinging(rep: Rep, name = 'Priya Raman'): Promise<void> {
  await expect(rep.page.getByRole('heading', { name })).toBeVisible();
  await expect(rep.page.getByRole('group', { name: 'Not now' })).toBeVisible();
}

export async function untilTalking(rep: Rep): Promise<void> {
  await expect(rep.page.getByRole('button', { name: /^Hang up/ })).toBeVisible();
  await expect(rep.page.getByRole('button', { name: /^Mute/ })).toBeEnabled();
}

/** By keyboard, in a call: somebody is called beside it; the call is on hold meanwhile. */
export async function askFirst({ page }: Rep, address: string): Promise<void> {
  await page.keyboard.press('x');
  await page.getByLabel('Transfer to').fill(address);
  await page.keyboard.press('Control+Enter');
}

export interface RingingCall {
  /** The final response to the INVITE. */
  readonly final: Promise<SipMessage>;
}

/** Has Priya Raman's call ring at the rep; resolves when her card is on the screen. */
export async function ring(rep: Rep, call: FarEndCall, options: InviteOptions = {}): Promise<RingingCall> {
  const headers = [userToUser({ name: 'Priya Raman' }), ...(options.headers ?? [])];
  const final = call.invite(rep.address, { ...options, headers });
  await untilRinging(rep);
  return { final };
}

/** The rep's one key; resolves when both sides may speak. */
export async function bridge(rep: Rep, { final }: RingingCall): Promise<void> {
  await rep.page.keyboard.press('Enter');
  expect((await final).status).toBe(200);
  await untilTalking(rep);
}

/** Resolves when the rep's voice has arrived at the far end. */
export async function untilHeard(call: FarEndCall): Promise<void> {
  await expect.poll(() => call.rtp.loudPackets).toBeGreaterThan(20);
}

/** Points Baton at a desk; resolves when the page is back with it and registered. */
export async function connectDesk(rep: Rep, desk: DeskStub, referenceKey: string | null = null): Promise<void> {
  await rep.page.evaluate(
    ([baseUrl, bearer, key]) => {
      void window.baton
        .request('desk:secrets', { bearer, referenceKey: key })
        .then(() => window.baton.request('settings:set', { desk: { baseUrl } }));
    },
    [desk.baseUrl, desk.bearer, referenceKey] as const,
  );
  // A new desk means a new content security policy, for which the page is loaded again: ask until it has settled.
  await expect(async () => {
    const settings = await rep.page.evaluate(() => window.baton.request('settings:get', {}));
    expect(settings).toMatchObject({ ok: true, value: { desk: { baseUrl: desk.baseUrl } } });
  }).toPass();
  await expect(rep.page.getByText(/^Reachable/)).toBeVisible();
}
