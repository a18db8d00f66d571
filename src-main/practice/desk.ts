/** The desk as far as a practice call needs one: hands out briefs, takes every report once per Idempotency-Key. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readReference } from '../brief/handoff-reference.ts';
import type { HandoffBrief } from '../contract/brief.ts';
import { readJsonObject } from './json-body.ts';

/** What the phone may report about a handoff. */
export const reportKinds = [
  'ringing',
  'accept',
  'decline',
  'more-time',
  'compliance-override',
  'bridged',
  'ended',
  'feedback',
] as const;
export type ReportKind = (typeof reportKinds)[number] | 'availability';

export interface DeskReport {
  /** null for availability. */
  readonly handoffKey: string | null;
  readonly kind: ReportKind;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface PracticeDeskOptions {
  readonly bearer: string;
  readonly referenceKey: string;
  /** Called once per report, never for a repeated delivery. */
  readonly onReport: (report: DeskReport) => void;
}

export interface PracticeDesk {
  publish(brief: HandoffBrief): void;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Briefs and idempotency keys remembered; the oldest go first. */
const remembered = { briefs: 200, keys: 5_000 };

type Answer = { readonly status: number; readonly body?: object };
type Route =
  | { readonly kind: 'brief'; readonly handoffKey: string }
  | { readonly kind: 'report'; readonly handoffKey: string | null; readonly report: ReportKind };

export function createPracticeDesk(options: PracticeDeskOptions): PracticeDesk {
  const briefs = new Map<string, HandoffBrief>();
  /** Idempotency key to a digest of what came with it. */
  const received = new Map<string, string>();

  function brief(handoffKey: string, request: IncomingMessage): Answer {
    const header = request.headers['x-baton-handoff'];
    if (typeof header === 'string') {
      const reference = readReference([header], options.referenceKey);
      if (reference.kind !== 'verified' || reference.id !== handoffKey) return problem(403, 'wrong reference');
    }
    const known = briefs.get(handoffKey);
    return known ? { status: 200, body: known } : problem(404, 'no such handoff');
  }

  /** Also about handoffs of an earlier start: their briefs are gone, but a postponed verdict still has to arrive. */
  async function report(handoffKey: string | null, kind: ReportKind, request: IncomingMessage): Promise<Answer> {
    const key = request.headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key))) {
      return problem(400, 'unusable Idempotency-Key');
    }
    // An acceptance is the same however often it is told; everything else needs a key to be counted once.
    if (key === undefined && kind !== 'accept') return problem(400, 'Idempotency-Key is missing');
    const read = await readJsonObject(request);
    if (!read.ok) return problem(read.error.code === 'too-large' ? 413 : 400, read.error.message);
    const print = createHash('sha256')
      .update(JSON.stringify([handoffKey, kind, read.value]))
      .digest('base64');
    const earlier = key === undefined ? undefined : received.get(key);
    if (earlier !== undefined) return earlier === print ? { status: 200, body: {} } : problem(422, 'key used before');
    if (key !== undefined) remember(received, key, print, remembered.keys);
    options.onReport({ handoffKey, kind, body: read.value });
    return { status: 201, body: {} };
  }

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    if (!isAuthorized(request.headers.authorization, options.bearer)) return problem(401, 'wrong bearer');
    const route = routeOf(request.url ?? '/');
    if (route === null) return problem(404, 'no such resource');
    switch (route.kind) {
      case 'brief':
        return request.method === 'GET' ? brief(route.handoffKey, request) : problem(405, 'use GET');
      case 'report': {
        const method = route.report === 'availability' ? 'PUT' : 'POST';
        if (request.method !== method) return problem(405, `use ${method}`);
        return report(route.handoffKey, route.report, request);
      }
      default:
        return route satisfies never;
    }
  }

  return {
    publish: (published) => remember(briefs, published.handoffKey, published, remembered.briefs),
    handle(request, response) {
      void answerTo(request).then(
        (answer) => send(response, answer),
        // The client went away while its body was read: nobody is left to answer.
        () => response.destroy(),
      );
    },
  };
}

function routeOf(url: string): Route | null {
  if (url === '/v1/reps/me/availability') return { kind: 'report', handoffKey: null, report: 'availability' };
  const [, key, name] = /^\/v1\/handoffs\/([\w.:@-]{1,256})(?:\/([a-z-]{1,30}))?$/.exec(url) ?? [];
  if (key === undefined) return null;
  if (name === undefined) return { kind: 'brief', handoffKey: key };
  const report = reportKinds.find((kind) => kind === name);
  return report === undefined ? null : { kind: 'report', handoffKey: key, report };
}

function isAuthorized(header: string | undefined, bearer: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${bearer}`));
}

function problem(status: number, message: string): Answer {
  return { status, body: { error: message } };
}

function send(response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body ?? {});
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    // After a refused body the rest of it is not read: the connection cannot be used again.
    ...(answer.status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}

function remember<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
