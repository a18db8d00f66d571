/**
 * The practice line: an exchange and a scripted caller on one loopback port, the real desk on another, with random
 * credentials. To the phone, the brief and the outbox it is an edge and a desk like any other. The AI tells the desk what
 * is said, and the desk decides when to hand over.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeReport, PracticeStep } from '../contract/practice.ts';
import { isLastStep } from '../contract/practice.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import type { Account } from '../contract/settings.ts';
import { callerPath, createCallerLink } from './caller-link.ts';
import { openPracticeDesk } from './desk.ts';
import { createExchange } from './exchange.ts';
import { listenOnLoopback } from './loopback.ts';
import { createPracticePlatform } from './platform.ts';
import { type Rehearsed, rehearse } from './rehearsal.ts';
import { practiceScripts } from './scripts/index.ts';
import { placeAt } from './scripts/places.ts';
import type { PracticeScript } from './scripts/script.ts';
import { timelineFor } from './scripts/timeline-for.ts';
import { createWaiting } from './waiting.ts';

const domain = 'practice.invalid';
/** Between two turns of the AI and the prospect while the phone rings, ms. */
const restMs = 1_500;

export interface PracticeLineOptions {
  /** Opens the hidden page `practice-caller.html` with these search parameters; resolves when it is loaded. */
  readonly openCaller: (params: URLSearchParams) => Promise<void>;
  /** What happens to a practice call, with its time since the INVITE in ms. */
  readonly onStep?: (handoffKey: string, step: PracticeStep, afterMs: number) => void;
  /** The desk's database; made when absent. */
  readonly deskFile: string;
  readonly now?: () => Date;
  /** How long the caller page may take to load and register, ms. */
  readonly callerTimeoutMs?: number;
}

export interface PracticeLine {
  /** What the phone registers with, but for its own identifiers. */
  readonly account: Pick<Account, 'edge' | 'password'>;
  readonly desk: { readonly baseUrl: string; readonly bearer: string };
  /** Key that signs the handoff references. */
  readonly referenceKey: string;
  readonly scripts: ReadonlyArray<Pick<PracticeScript, 'id' | 'title' | 'teaches'>>;
  /**
   * Has the AI talk to a prospect until the desk hands over to the rep; null plays the next conversation in turn. Resolves
   * once the INVITE is on its way. `skipAhead`: nobody is to listen in, the conversation is told at once.
   */
  call(scriptId: string | null, skipAhead: boolean): Promise<Result<{ handoffKey: string }>>;
  stop(): Promise<void>;
}

/** Rejects when no loopback port can be opened or the desk cannot start. */
export async function startPracticeLine(options: PracticeLineOptions): Promise<PracticeLine> {
  const now = options.now ?? (() => new Date());
  const secret = () => randomBytes(24).toString('base64url');
  const [repPassword, aiPassword, token] = [secret(), secret(), secret()];
  const callerReady = createWaiting<Result<void>>(options.callerTimeoutMs ?? 15_000);
  const inviteSent = createWaiting<Result<void>>(options.callerTimeoutMs ?? 15_000);
  let ready = false;
  let placing = false;
  let active: { readonly handoffKey: string; readonly conversationId: string; readonly since: number } | null = null;
  let next = 0;

  const exchange = createExchange({
    domain,
    users: [
      { username: 'rep', password: repPassword },
      { username: 'ai', password: aiPassword },
    ],
    host: () => loopback.host,
  });
  const desk = await openPracticeDesk({ file: options.deskFile, sip: `sip:rep@${domain}`, now });
  if (!desk.ok) throw new Error(desk.error.message);
  const { baseUrl, bearer, platformBearer, referenceKey } = desk.value;
  const platform = createPracticePlatform({ baseUrl, bearer: platformBearer });
  const link = createCallerLink({ token, onConnected: signIn, onReport, onLost });
  const loopback = await listenOnLoopback({
    request: (_request, response) => void response.writeHead(404).end(),
    upgrade: (request, socket, head) =>
      (request.url?.startsWith(`${callerPath}?`) ? link : exchange).handleUpgrade(request, socket, head),
  });

  function signIn(): void {
    const account = { server: `ws://${loopback.host}/`, aor: `sip:ai@${domain}`, username: 'ai', password: aiPassword };
    link.send({ type: 'sign-in', account });
  }

  function onReport(report: PracticeReport): void {
    switch (report.type) {
      case 'ready':
        ready = true;
        callerReady.settle(ok(undefined));
        return;
      case 'not-ready':
        ready = false;
        callerReady.settle(fail('unreachable', `The practice caller could not sign in: ${report.why}`));
        return;
      case 'step':
        onStep(report.handoffKey, report.step, report.afterMs);
        return;
      default:
        report satisfies never;
    }
  }

  function onStep(handoffKey: string, step: PracticeStep, afterMs: number): void {
    if (handoffKey !== active?.handoffKey) return;
    if (isLastStep(step)) {
      void afterCall(active.conversationId, step);
      active = null;
    }
    if (step.kind === 'calling') inviteSent.settle(ok(undefined));
    if (step.kind === 'failed') inviteSent.settle(fail('internal', `The practice call failed: ${step.why}`));
    options.onStep?.(handoffKey, step, afterMs);
  }

  function onLost(): void {
    ready = false;
    const step: PracticeStep = { kind: 'failed', why: 'The practice caller was closed.' };
    if (active !== null) onStep(active.handoffKey, step, performance.now() - active.since);
    const lost = fail('internal', 'The practice caller was closed. Start the practice call again.');
    callerReady.settle(lost);
    inviteSent.settle(lost);
  }

  async function openCaller(): Promise<Result<void>> {
    if (ready) return ok(undefined);
    const waiting = callerReady.next();
    const url = `ws://${loopback.host}${callerPath}?token=${token}`;
    options.openCaller(new URLSearchParams({ link: url })).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      callerReady.settle(fail('internal', `The practice caller did not open: ${why}`));
    });
    return (await waiting) ?? fail('timeout', 'The practice caller did not get ready in time. Try again.');
  }

  /** What the AI does once its call to the rep came to nothing. */
  async function afterCall(conversationId: string, step: PracticeStep): Promise<void> {
    if (step.kind === 'ended') return;
    if (step.kind === 'declined' && step.reason === 'callback') {
      const answer = await platform.ask(conversationId);
      const slot = answer.ok && answer.value.kind === 'callback' ? answer.value.slots[0] : undefined;
      if (slot !== undefined && (await platform.bookCallback(conversationId, slot)).ok) return;
    }
    await platform.cancel(conversationId);
  }

  /** The AI goes on talking while the phone rings. */
  async function tellRest({ conversationId, rest }: Rehearsed, handoffKey: string): Promise<void> {
    for (const turn of rest) {
      await sleep(restMs);
      if (active?.handoffKey !== handoffKey) return;
      await platform.tell(conversationId, [turn]);
    }
  }

  async function place(script: PracticeScript, skipAhead: boolean): Promise<Result<{ handoffKey: string }>> {
    const opening = openCaller();
    const rehearsed = await rehearse(script, { platform, now, live: !skipAhead, sleep: (ms) => sleep(ms) });
    const opened = await opening;
    if (!rehearsed.ok) return rehearsed;
    const { conversationId, answer } = rehearsed.value;
    if (!opened.ok) {
      await platform.cancel(conversationId);
      return opened;
    }
    const handoffKey = answer.handoffId;
    const { name } = script.told.prospect;
    active = { handoffKey, conversationId, since: performance.now() };
    const waiting = inviteSent.next();
    const sent = link.send({
      type: 'call',
      handoffKey,
      target: answer.to,
      displayName: name,
      headers: [
        { name: 'X-Baton-Handoff', value: answer.headers['X-Baton-Handoff'] },
        { name: 'P-Asserted-Identity', value: `"${name}" <sip:${placeAt(now()).phone}@${domain};user=phone>` },
      ],
      timeline: timelineFor(script),
    });
    const invited = sent ? await waiting : fail('internal', 'The practice caller is gone. Try again.');
    if (invited?.ok) {
      void tellRest(rehearsed.value, handoffKey);
      return ok({ handoffKey });
    }
    active = null;
    await platform.cancel(conversationId);
    return invited ?? fail('timeout', 'The practice caller did not place the call in time. Try again.');
  }

  return {
    account: {
      edge: {
        label: 'Practice line',
        server: `ws://${loopback.host}/`,
        aor: `sip:rep@${domain}`,
        username: 'rep',
        realm: domain,
        displayName: '',
        strategy: 'early',
        acceptSignal: { kind: 'desk' },
        expiresSeconds: 120,
        iceServers: [],
      },
      password: repPassword,
    },
    desk: { baseUrl, bearer },
    referenceKey,
    scripts: practiceScripts.map(({ id, title, teaches }) => ({ id, title, teaches })),
    async call(scriptId, skipAhead) {
      const script =
        scriptId === null
          ? (practiceScripts[next % practiceScripts.length] ?? practiceScripts[0])
          : practiceScripts.find(({ id }) => id === scriptId);
      if (!script) return fail('not-found', 'There is no practice conversation of that name.');
      if (!exchange.isRegistered('rep')) {
        return fail(
          'unreachable',
          'Your phone is not signed in to the practice line yet. Try again when it is reachable.',
        );
      }
      if (placing || active !== null) {
        return fail('rejected', 'A practice call is still on. End it before you start the next one.');
      }
      placing = true;
      const placed = await place(script, skipAhead);
      placing = false;
      if (placed.ok && scriptId === null) next += 1;
      return placed;
    },
    async stop() {
      link.stop();
      exchange.stop();
      await loopback.stop();
      await desk.value.stop();
    },
  };
}
