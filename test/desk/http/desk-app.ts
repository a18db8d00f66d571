/** A desk on a random port with two teams, and a trigger port that fires on a word: for tests of what HTTP does. */
import { pino } from 'pino';
import type { TriggerPort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { type AppOptions, createApp, type DeskApp } from '../../../src-main/desk/http/app.ts';
import { type KeyKind, makeKey } from '../../../src-main/desk/keys/api-key.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import type { Engine } from '../store/engine.ts';
import { sqlite } from '../store/sqlite-engine.ts';

/** Fires on "person", once until it is handed back. */
export const wordTriggers: TriggerPort = {
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
          probability: fire ? 0.9 : 0,
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
  readonly url: string;
  /** What was logged, line by line. */
  readonly logged: string[];
  readonly clock: { now: Date };
  /** Makes a key and answers its text. */
  key(team: string, kind: KeyKind, name: string): Promise<string>;
  /** @param body a string is sent as it is. */
  ask(key: string | null, call: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface TestDeskOptions {
  /** What else the app is made of. */
  readonly parts?: (store: DeskStore) => Pick<AppOptions, 'handoffs' | 'platforms' | 'dispatch'>;
  readonly rate?: number;
  readonly requestTimeoutMs?: number;
  /** SQLite when left out. */
  readonly engine?: Engine;
}

export async function startTestDesk(options: TestDeskOptions = {}) {
  const opened = await (options.engine ?? sqlite).open();
  const { store } = opened;
  const logged: string[] = [];
  const clock = { now: new Date('2026-03-02T15:00:00Z') };
  const app = await createApp({
    store,
    triggers: wordTriggers,
    now: () => clock.now,
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    requestsPerSecond: options.rate ?? 100_000,
    ...options.parts?.(store),
    ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
  });
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 });
  const desk: TestDesk = {
    app,
    store,
    url,
    logged,
    clock,
    async key(team, kind, name) {
      await store.ensureTeam(team, `${team}-reference-key`);
      const made = makeKey({ teamId: team, kind, subject: name }, clock.now);
      await store.keys.add(made.key);
      return made.text;
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
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    async stop() {
      await app.drain();
      await opened.remove();
    },
  };
  return desk;
}

/** A conversation with its first three turns, the third asking for a person: a handoff is offered. */
export async function offered(desk: TestDesk, platform: string) {
  const conversation = await desk.ask(platform, 'POST /v1/conversations', {
    prospect: { name: 'Dana Reyes', company: 'Northwind', phone: '+12125550147', timeZone: 'ET' },
    crm: { tier: 'enterprise', seats: 400 },
    consent: { tcpa: 'cleared', consentSource: 'web form', doNotCall: 'clear' },
    campaign: 'spring',
  });
  const id: string = conversation.body.id;
  const heard = await desk.ask(platform, `POST /v1/conversations/${id}/turns`, {
    turns: [
      { turn: 1, speaker: 'ai', text: 'Hi, this is Robin.' },
      { turn: 2, speaker: 'prospect', text: 'We need to move 400 seats by May.' },
      { turn: 3, speaker: 'prospect', text: 'Can I talk to a person?' },
    ],
  });
  const handoffId: string = heard.body.offer.handoff.id;
  const reference: string = heard.body.offer.transfer.headers['X-Baton-Handoff'];
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
