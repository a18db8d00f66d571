/** When the practice line's INVITE goes out, and what the AI and the prospect say, seen from outside. */
import type { ElectronApplication, Page, WebSocket } from '@playwright/test';
import { practiceReportSchema } from '../../src-main/contract/practice.ts';

export interface InviteWatch {
  /** On the clock of performance.now(), ms; null before the INVITE. */
  at(): number | null;
}

/** To be called before the first practice call: the caller's hidden page opens with it. */
export function watchInvite(electron: ElectronApplication, print: (line: string) => void): InviteWatch {
  let invitedAt: number | null = null;

  function onSip(frame: string): void {
    if (invitedAt !== null || !frame.startsWith('INVITE ')) return;
    invitedAt = performance.now();
    print('    +0.000 s  INVITE: the AI hands over');
  }

  function onReport(frame: string): void {
    const report = practiceReportSchema.safeParse(JSON.parse(frame));
    if (!report.success || report.data.type !== 'step' || report.data.step.kind !== 'says') return;
    const { speaker, text } = report.data.step;
    const time = invitedAt === null ? 0 : (performance.now() - invitedAt) / 1_000;
    print(`  ${`+${time.toFixed(3)} s`.padStart(10)}  ${speaker === 'ai' ? 'AI' : 'prospect'}: “${text}”`);
  }

  function onSocket(socket: WebSocket): void {
    const isLink = new URL(socket.url()).pathname.includes('practice-caller');
    socket.on('framesent', ({ payload }) => (isLink ? onReport : onSip)(String(payload)));
  }

  electron.on('window', (page: Page) => page.on('websocket', onSocket));
  return { at: () => invitedAt };
}
