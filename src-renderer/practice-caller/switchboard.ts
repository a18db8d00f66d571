/** The caller's user agent with its voice and ear, and the one performance that is on. */
import type { PracticeOrder, PracticeReport } from '../../src-main/contract/practice.ts';
import { type Caller, createCaller } from '../sip/caller.ts';
import type { CallerEvent } from '../sip/caller-leg.ts';
import { createListener, type Listener } from './listener.ts';
import { Performance } from './performance.ts';
import type { LegReport, OutgoingLeg } from './ports.ts';
import { openVoiceBox, type VoiceBox } from './voice-box.ts';

type Account = Extract<PracticeOrder, { type: 'sign-in' }>['account'];
type CallOrder = Extract<PracticeOrder, { type: 'call' }>;

export interface Switchboard {
  /** Registers as the AI; what comes of it is reported. */
  signIn(account: Account): Promise<void>;
  /** Places the call and plays its timeline; an earlier call ends. */
  call(order: CallOrder): Promise<void>;
  close(): Promise<void>;
}

interface Studio {
  readonly caller: Caller;
  readonly voice: VoiceBox;
  readonly ear: Listener;
}

export function createSwitchboard(report: (report: PracticeReport) => void): Switchboard {
  let studio: Studio | null = null;
  let current: Performance | null = null;

  async function place(order: CallOrder, listener: (report: LegReport) => void): Promise<OutgoingLeg> {
    if (studio === null) throw new Error('not signed in');
    const { caller, ear } = studio;
    const placed = await caller.call(order, (event) => {
      if (event.type === 'answered') ear.attach(event.audio);
      if (isLast(event)) ear.detach();
      listener(event);
    });
    if (!placed.ok) throw new Error(placed.error.message);
    return placed.value;
  }

  return {
    async signIn(account) {
      try {
        const voice = await openVoiceBox();
        const caller = createCaller({ ...account, track: () => voice.track, log });
        studio = { caller, voice, ear: createListener(voice.context) };
        const started = await caller.start();
        report(started.ok ? { type: 'ready' } : { type: 'not-ready', why: started.error.message });
      } catch (error) {
        report({ type: 'not-ready', why: error instanceof Error ? error.message : String(error) });
      }
    },
    async call(order) {
      await current?.stop();
      if (studio === null) return;
      const { voice, ear } = studio;
      current = new Performance(
        order.timeline,
        {
          voice,
          ear,
          sleep,
          now: () => performance.now(),
          report: (step, afterMs) => report({ type: 'step', handoffKey: order.handoffKey, afterMs, step }),
        },
        (listener) => place(order, listener),
      );
      await current.start();
    },
    async close() {
      await current?.stop();
      await studio?.caller.stop();
      await studio?.voice.context.close();
    },
  };
}

function isLast(event: CallerEvent): boolean {
  return event.type === 'refused' || event.type === 'hung-up' || event.type === 'failed';
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
    if (signal.aborted) finish();
  });
}

/** For a developer looking into the hidden window; nothing of it is kept. */
function log(level: 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown> = {}): void {
  console[level](event, fields);
}
