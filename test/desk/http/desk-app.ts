/** A desk on a random port with two teams, and a trigger port that fires on a word: for tests of what HTTP does. */
import { pino } from 'pino';
import type { TriggerPort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { createDispatchNode, type DispatchNode } from '../../../src-main/desk/dispatch/node.ts';
import { type AppOptions, createApp, type DeskApp } from '../../../src-main/desk/http/app.ts';
import { type KeyKind, makeKey } from '../../../src-main/desk/keys/api-key.ts';
import type { RepRecord } from '../../../src-main/desk/store/dispatch-store.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import type { Engine } from '../store/engine.ts';
import { sqlite } from '../store/sqlite-engine.ts';

/** Fires on "person", once until it is handed back; "someone" makes it likely. */
export const wordTriggers: TriggerPort = {
  weights: null,
  listen() {
    let firing = false;
    return {
      hear({ turn, speaker, text }) {
        const start = text.indexOf('person');
        const fire = speaker === 'prospect' && start >= 0;
        const begins = fire && !firing;
        firing ||= fire;
        return {
          turn,
          fire,
          begins,
          trigger: speaker === 'ai' ? null : 'explicit-request',
          probability: fire ? 0.9 : text.includes('someone') ? 0.5 : 0,
          evidence: fire ? [{ turn, start, end: start + 6, quote: 'person' }] : [],
          contributions: [],
          counterfactual: null,
          weightsVersion: 'words',
        };
      },
      handBack() {
        firing = false;
      },
    };
  },
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came back.
  readonly body: any;
}

export interface TestDesk {
  readonly app: DeskApp;
  readonly store: DeskStore;
  /** Runs unless a dispatch was given. */
  readonly node: DispatchNode;
  readonly url: string;
  /** What was logged, line by line. */
  readonly logged: string[];
  readonly clock: { now: Date };
  /** Makes a key and answers its text. */
  key(team: string, kind: KeyKind, name: string): Promise<string>;
  /** A rep with a key who has come to work; answers the text of the key. */
  rep(team: string, name: string, changes?: Partial<RepRecord>): Promise<string>;
  /** @param body a string is sent as it is. */
  ask(key: string | null, call: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface TestDeskOptions {
  /** What else the app is made of. */
  readonly parts?: (
    store: DeskStore,
  ) => Partial<Pick<AppOptions, 'handoffs' | 'platforms' | 'dispatch' | 'crms' | 'summariser'>>;
  readonly rate?: number;
  readonly requestTimeoutMs?: number;
  /** SQLite when left out. */
  readonly engine?: Engine;
  /** Those of a word when left out. */
  readonly triggers?: TriggerPort;
}

export async function startTestDesk(options: TestDeskOptions = {}) {
  const opened = await (options.engine ?? sqlite).open();
  const { store } = opened;
  const logged: string[] = [];
  const clock = { now: new Date('2026-03-02T15:00:00Z') };
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const now = () => clock.now;
  const node = createDispatchNode({ store, nodeId: crypto.randomUUID(), now, log });
  const parts = options.parts?.(store);
  if (parts?.dispatch === undefined) await node.start();
  const app = await createApp({
    store,
    dispatch: node,
    triggers: options.triggers ?? wordTriggers,
    now,
    log,
    requestsPerSecond: options.rate ?? 100_000,
    ...parts,
    ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
  });
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 });
  const desk: TestDesk = {
    app,
    store,
    node,
    url,
    logged,
    clock,
    async key(team, kind, name) {
      await store.ensureTeam(team, `${team}-reference-key`);
      const made = makeKey({ teamId: team, kind, subject: name }, clock.now);
      await store.keys.add(made.key);
      return made.text;
    },
    async rep(team, name, changes = {}) {
      const text = await desk.key(team, 'rep', name);
      const spoken = name.charAt(0).toUpperCase() + name.slice(1);
      const known = {
        id: name,
        name: spoken,
        sip: `sip:${name}@example.com`,
        skills: [],
        languages: ['en'],
        hours: null,
      };
      await store.reps.put({ teamId: team, ...known, ...changes });
      await node.append(team, [{ type: 'reps-changed' }]);
      node.presence(team, name, 'available');
      return text;
    },
    async ask(key, call, body, headers = {}) {
      const [method = 'GET', where = '/'] = call.split(' ');
      const response = await fetch(url + where, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    async stop() {
      await app.drain();
      await node.stop();
      await opened.remove();
    },
  };
  return desk;
}

/** A conversation with its first three turns, the third asking for a person: a handoff is asked for. The prospect has called. */
export async function offered(desk: TestDesk, platform: string) {
  const conversation = await desk.ask(platform, 'POST /v1/conversations', {
    prospect: { name: 'Dana Reyes', company: 'Northwind', phone: '+12125550147', timeZone: 'ET' },
    crm: { tier: 'enterprise', seats: 400 },
    consent: { tcpa: 'cleared', consentSource: 'web form', doNotCall: 'clear' },
    campaign: 'spring',
    direction: 'inbound',
  });
  const id: string = conversation.body.id;
  const heard = await desk.ask(platform, `POST /v1/conversations/${id}/turns`, {
    turns: [
      { turn: 1, speaker: 'ai', text: 'Hi, this is Robin.' },
      { turn: 2, speaker: 'prospect', text: 'We need to move 400 seats by May.' },
      { turn: 3, speaker: 'prospect', text: 'Can I talk to a person?' },
    ],
  });
  const handoffId: string = heard.body.handoff.id;
  const reference: string = heard.body.answer.headers?.['X-Baton-Handoff'] ?? '';
  return { id, handoffId, reference, heard };
}

/** A report as the phone's outbox makes it. */
export function report(handoffId: string, details: object): object {
  return {
    handoffId: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10',
    handoffKey: handoffId,
    callId: '7a1b9a52-2a0e-4a63-8b0f-2f1f2c3d4e5f',
    sipCallId: 'abc@edge',
    at: '2026-03-02T15:00:01Z',
    ...details,
  };
}
