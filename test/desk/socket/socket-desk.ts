/** A desk with reps' sockets over a dispatch that only notes what it is told; tests write the feed as a leader would. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { DeskMessage, KeptMessage, RepMessage } from '../../../src-main/contract/desk-socket.ts';
import type { DispatchEvent } from '../../../src-main/desk/dispatch/dispatch-event.ts';
import type { DispatchPort } from '../../../src-main/desk/socket/ports.ts';
import type { DispatchStep, FeedMessage } from '../../../src-main/desk/store/dispatch-store.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { startTestDesk, type TestDesk } from '../http/desk-app.ts';
import { stepOf } from '../store/dispatch-steps.ts';

export interface NotedDispatch extends DispatchPort {
  wake(teamId: string): void;
  readonly told: DispatchEvent[];
  /** Presence as it was said, `gone` among it. */
  readonly presences: { readonly repId: string; readonly said: string }[];
}

export function notedDispatch(store: DeskStore, nodeId: string): NotedDispatch {
  const told: DispatchEvent[] = [];
  const presences: { repId: string; said: string }[] = [];
  return {
    ...{ nodeId, told, presences },
    async append(teamId, events, journal) {
      told.push(...events);
      return await store.dispatch.append(teamId, events, journal);
    },
    consumed: async () => true,
    wake: () => undefined,
    presence: (_team, repId, said) => void presences.push({ repId, said }),
    gone: (_team, repId) => void presences.push({ repId, said: 'gone' }),
    leads: () => false,
    peek: () => null,
    situations: () => [],
  };
}

export interface SocketDesk extends TestDesk {
  readonly dispatch: NotedDispatch;
  /** Writes to the feed of a rep of team acme. @param word false: nobody is told */
  feed(repId: string, messages: readonly FeedMessage[], word?: boolean): Promise<void>;
  step(step: Partial<DispatchStep>): Promise<void>;
}

export async function startSocketDesk(): Promise<SocketDesk> {
  const noted: NotedDispatch[] = [];
  const desk = await startTestDesk({
    parts(store) {
      const dispatch = notedDispatch(store, 'n1');
      noted.push(dispatch);
      return { dispatch };
    },
  });
  const [dispatch] = noted;
  if (dispatch === undefined) throw new Error('No dispatch.');
  async function step(given: Partial<DispatchStep>): Promise<void> {
    const lease = await desk.store.dispatch.lease('acme', 'leader', 60_000);
    if (!lease.held) throw new Error('The lease is held.');
    const committed = await desk.store.dispatch.commit(stepOf({ ...given, nodeId: 'leader', epoch: lease.epoch }));
    if (!committed) throw new Error('Not committed.');
  }
  return {
    ...desk,
    dispatch,
    step,
    async feed(repId, messages, word = true) {
      await step({ feed: messages.map((message) => ({ repId, message, at: desk.clock.now })) });
      if (word) await desk.store.bus.publish('desk', JSON.stringify({ t: 'acme', f: [repId] }));
    },
  };
}

export interface Phone {
  readonly socket: WebSocket;
  readonly heard: DeskMessage[];
  say(message: RepMessage | string): void;
  /** The first message, heard already or to come, that fits. */
  until<M extends DeskMessage>(fits: (message: DeskMessage) => message is M): Promise<M>;
  /** Code and reason once it is closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  kept(): KeptMessage[];
}

/** Connects and, given a cursor, says hello. */
export async function connect(url: string, key: string, after: number | null = null): Promise<Phone> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/reps/me/socket`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const heard: DeskMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const phone: Phone = {
    ...{ socket, heard, closed },
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    kept: () => heard.filter((message): message is KeptMessage => 'cursor' in message),
  };
  if (after === null) return phone;
  phone.say({ type: 'hello', after });
  await phone.until(is('hello'));
  return phone;
}

export function is<T extends DeskMessage['type']>(type: T) {
  return (message: DeskMessage): message is Extract<DeskMessage, { type: T }> => message.type === type;
}

export function isKept(cursor: number) {
  return (message: DeskMessage): message is KeptMessage => 'cursor' in message && message.cursor === cursor;
}

export const present: RepMessage = {
  type: 'presence',
  availability: 'available',
  since: '2026-03-02T15:00:00.000Z',
  until: null,
  reachable: true,
};

/** A conversation of team acme with its handoff. */
export async function handoffOf(desk: SocketDesk, words: readonly string[] = ['Can I talk to a person?']) {
  const platform = await desk.key('acme', 'platform', `p-${randomUUID().slice(0, 8)}`);
  const conversation = await desk.ask(platform, 'POST /v1/conversations', { prospect: { name: 'Dana Reyes' } });
  const conversationId: string = conversation.body.id;
  const say = async (turn: number, text: string) =>
    await desk.ask(platform, `POST /v1/conversations/${conversationId}/turns`, { turn, speaker: 'prospect', text });
  const turns = words.map((text, index) => ({ turn: index + 1, speaker: 'prospect', text }));
  await desk.ask(platform, `POST /v1/conversations/${conversationId}/turns`, { turns });
  const asked = await desk.ask(platform, `POST /v1/conversations/${conversationId}/handoff`, {});
  const handoffId: string = asked.body.handoff.id;
  return { conversationId, handoffId, say };
}

export function offerMessage(handoffId: string, token = 1): FeedMessage {
  return { type: 'offer', handoffId, token, expiresAt: Date.parse('2026-03-02T15:00:15Z'), callbackId: null };
}

export function lastTurn({ transcript }: HandoffBrief): string | undefined {
  return transcript.at(-1)?.text;
}
