import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readReference } from '../../../src-main/brief/handoff-reference.ts';
import { handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { type PracticeOrder, type PracticeReport, practiceOrderSchema } from '../../../src-main/contract/practice.ts';
import { edgeSchema } from '../../../src-main/contract/settings.ts';
import { type PracticeLine, startPracticeLine } from '../../../src-main/practice/line.ts';
import { practiceScripts } from '../../../src-main/practice/scripts/index.ts';
import { SipClient } from './sip-client.ts';

/** Stands for the hidden page: takes orders, says what it is told to say. */
class Page {
  readonly socket: WebSocket;
  readonly #orders: PracticeOrder[] = [];
  #waiting: ((order: PracticeOrder) => void) | null = null;

  constructor(link: string) {
    this.socket = new WebSocket(link);
    this.socket.on('message', (data) => {
      const order = practiceOrderSchema.parse(JSON.parse(String(data)));
      if (this.#waiting) this.#waiting(order);
      else this.#orders.push(order);
      this.#waiting = null;
    });
  }

  order(): Promise<PracticeOrder> {
    const [first] = this.#orders.splice(0, 1);
    return first ? Promise.resolve(first) : new Promise((resolve) => (this.#waiting = resolve));
  }

  say(report: PracticeReport): void {
    this.socket.send(JSON.stringify(report));
  }

  async callOrder(): Promise<Extract<PracticeOrder, { type: 'call' }>> {
    const order = await this.order();
    if (order.type !== 'call') throw new Error(`expected a call, got ${order.type}`);
    return order;
  }
}

let folder: string;
let phone: WebSocket | null;
let line: PracticeLine;
let pages: Page[];
let steps: string[];
let openCaller: (params: URLSearchParams) => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-practice-line-'));
  phone = null;
  pages = [];
  steps = [];
  openCaller = async (params) => {
    const page = new Page(params.get('link') ?? '');
    await page.order();
    pages.push(page);
    page.say({ type: 'ready' });
  };
  line = await startPracticeLine({
    openCaller: (params) => openCaller(params),
    onStep: (_key, step) => steps.push(step.kind),
    callerTimeoutMs: 400,
    deskFile: path.join(folder, 'desk.sqlite'),
  });
});
afterEach(async () => {
  phone?.close();
  await line.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The rep's phone: registered, and connected to its desk as available. */
async function signInRep(): Promise<void> {
  const rep = new SipClient(line.account.edge.server, 'rep');
  await rep.opened();
  await rep.register({ password: line.account.password });
  const socket = new WebSocket(`${line.desk.baseUrl.replace('http', 'ws')}/v1/reps/me/socket`, {
    headers: { authorization: `Bearer ${line.desk.bearer}` },
  });
  phone = socket;
  await new Promise((resolve) => socket.once('open', resolve));
  const since = new Date().toISOString();
  const greeted = new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ type: 'hello', after: 0 }));
  await greeted;
  socket.send(JSON.stringify({ type: 'presence', availability: 'available', since, until: null, reachable: true }));
}

/** What the phone tells the desk when a call is over. */
async function reportEnded(handoffKey: string): Promise<void> {
  const at = new Date().toISOString();
  const about = { handoffId: randomUUID(), handoffKey, callId: 1, sipCallId: 'x', at };
  const response = await fetch(`${line.desk.baseUrl}/v1/handoffs/${handoffKey}/ended`, {
    method: 'POST',
    headers: { authorization: `Bearer ${line.desk.bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...about, outcome: { kind: 'connected' }, talkSeconds: 5 }),
  });
  expect(response.status).toBe(204);
}

/** A call up to its INVITE. */
async function placed(
  scriptId: string | null,
): Promise<{ page: Page; handoffKey: string; order: Extract<PracticeOrder, { type: 'call' }> }> {
  const calling = line.call(scriptId, true);
  await expect.poll(() => pages.at(-1)?.socket.readyState).toBe(WebSocket.OPEN);
  const page = pages.at(-1);
  if (!page) throw new Error('no page');
  const order = await page.callOrder();
  page.say({ type: 'step', handoffKey: order.handoffKey, afterMs: 0, step: { kind: 'calling' } });
  const result = await calling;
  expect(result).toEqual({ ok: true, value: { handoffKey: order.handoffKey } });
  return { page, handoffKey: order.handoffKey, order };
}

const failure = async (scriptId: string | null) => {
  const result = await line.call(scriptId, true);
  return result.ok ? 'ok' : result.error.code;
};

describe('the practice line', () => {
  it('offers an account any phone could use', () => {
    expect(edgeSchema.parse(line.account.edge)).toEqual(line.account.edge);
  });

  it('places a call with a signed reference whose brief the desk has', async () => {
    await signInRep();
    const { handoffKey, order } = await placed('objection-loop');
    if (order.type !== 'call') throw new Error('no call');
    const [reference] = order.headers.filter((header) => header.name === 'X-Baton-Handoff');
    expect(readReference([reference?.value ?? ''], line.referenceKey)).toMatchObject({
      kind: 'verified',
      id: handoffKey,
    });
    const response = await fetch(`${line.desk.baseUrl}/v1/handoffs/${handoffKey}`, {
      headers: { authorization: `Bearer ${line.desk.bearer}`, 'x-baton-handoff': reference?.value ?? '' },
    });
    expect(handoffBriefSchema.parse(await response.json()).prospect.name).toBe('Callum Reid');
  });

  it('plays the conversations in turn, over one page', async () => {
    await signInRep();
    const names = new Map(practiceScripts.map(({ id, told }) => [told.prospect.name, id]));
    const keys: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { page, handoffKey, order } = await placed(null);
      keys.push(names.get(order.displayName) ?? order.displayName);
      const ended = steps.length + 1;
      page.say({ type: 'step', handoffKey, afterMs: 9, step: { kind: 'ended', by: 'prospect' } });
      await expect.poll(() => steps.length).toBe(ended);
      await reportEnded(handoffKey);
    }
    const ids = line.scripts.map(({ id }) => id);
    expect(keys).toEqual([...ids, ids[0]]);
    expect(pages).toHaveLength(1);
  });

  it('says why when no phone is signed in or no such conversation exists', async () => {
    expect(await failure(null)).toBe('unreachable');
    expect(await failure('unheard-of')).toBe('not-found');
  });

  it('refuses a second call while one is on', async () => {
    await signInRep();
    const { page, handoffKey } = await placed(null);
    expect(await failure(null)).toBe('rejected');
    page.say({ type: 'step', handoffKey, afterMs: 9, step: { kind: 'declined', status: 480, reason: 'queue' } });
    await expect.poll(() => steps).toEqual(['calling', 'declined']);
    await placed(null);
  });

  it('says why when the caller does not open, cannot sign in, or cannot call', async () => {
    await signInRep();
    openCaller = () => Promise.reject(new Error('no window'));
    expect(await failure(null)).toBe('internal');
    openCaller = () => Promise.resolve();
    expect(await failure(null)).toBe('timeout');
    openCaller = async (params) => {
      const page = new Page(params.get('link') ?? '');
      await page.order();
      page.say({ type: 'not-ready', why: '401' });
    };
    expect(await failure(null)).toBe('unreachable');
  });

  it('opens a new caller after the old one crashed in a call', async () => {
    await signInRep();
    const { page } = await placed(null);
    page.socket.terminate();
    await expect.poll(() => steps).toEqual(['calling', 'failed']);
    await placed(null);
    expect(pages).toHaveLength(2);
  });

  it('stops although a client never closes its side', async () => {
    const { port } = new URL(line.account.edge.server);
    const frozen = net.connect(Number(port), '127.0.0.1');
    frozen.write(
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: sip\r\n\r\n',
    );
    await new Promise((resolve) => frozen.once('data', resolve));
    const closed = new Promise((resolve) => frozen.once('close', resolve));
    frozen.on('error', () => undefined);
    await line.stop();
    await closed;
  });

  it('lets no page in without the token', async () => {
    const refused = (url: string) =>
      new Promise<string>((resolve) => new WebSocket(url).once('error', (error) => resolve(error.message)));
    const base = line.account.edge.server;
    expect(await refused(`${base}practice-caller?token=guess`)).toContain('403');
    expect(await refused(`${base}practice-caller`)).toContain('400');
  });
});
