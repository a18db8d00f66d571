/** Follows the practice line's hidden page from outside: what it reports and what is on its SIP wire. */
import type { ElectronApplication, Page, WebSocket } from '@playwright/test';
import { type PracticeStep, practiceReportSchema } from '../../src-main/contract/practice.ts';

export interface CallerStep {
  readonly handoffKey: string;
  readonly step: PracticeStep;
  /** Since the INVITE, ms, by the caller's clock. */
  readonly afterMs: number;
}

export interface PracticeCaller {
  /** Every step of every practice call so far, in order. */
  readonly steps: readonly CallerStep[];
  /** SIP messages the caller received, in order. */
  readonly received: readonly string[];
  /** Steps of one kind. */
  of<K extends PracticeStep['kind']>(kind: K): Extract<PracticeStep, { kind: K }>[];
  onStep(listener: (step: CallerStep) => void): void;
}

/** To be called before the first practice call: the hidden page opens with it. */
export function followPracticeCaller(electron: ElectronApplication): PracticeCaller {
  const steps: CallerStep[] = [];
  const received: string[] = [];
  const listeners: ((step: CallerStep) => void)[] = [];

  function onReport(text: string): void {
    const report = practiceReportSchema.parse(JSON.parse(text));
    if (report.type !== 'step') return;
    steps.push(report);
    for (const listener of listeners) listener(report);
  }

  function onSocket(socket: WebSocket): void {
    const isLink = new URL(socket.url()).pathname.includes('practice-caller');
    if (isLink) socket.on('framesent', ({ payload }) => onReport(String(payload)));
    else socket.on('framereceived', ({ payload }) => received.push(String(payload)));
  }

  electron.on('window', (page: Page) => page.on('websocket', onSocket));
  return {
    steps,
    received,
    of: (kind) => steps.map(({ step }) => step).filter((step) => isOf(step, kind)),
    onStep: (listener) => listeners.push(listener),
  };
}

function isOf<K extends PracticeStep['kind']>(step: PracticeStep, kind: K): step is Extract<PracticeStep, { kind: K }> {
  return step.kind === kind;
}
