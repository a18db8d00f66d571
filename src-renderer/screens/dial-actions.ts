/** Dialling as the screens ask for it. What cannot be dialled at once ends on the dial page, with the number and the reason. */

import type { DialCheck, DialRequest } from '../../src-main/contract/dial.ts';
import type { HistoryItem } from '../../src-main/contract/history.ts';
import { t, told } from '../../src-main/contract/i18n/translate.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import { notices } from '../call/notices.ts';
import type { View } from '../store/app-store.ts';
import type { Ask } from './ask.ts';
import type { SessionPort } from './session-port.ts';

type About = DialRequest['about'];

export interface DialActions {
  /** What would be dialled, and whether it may be. */
  checkNumber(input: string, about: About): Promise<Result<DialCheck>>;
  /** Dials at once; where that cannot be, the dial page shows the number and why. */
  dial(input: string, about?: About): Promise<void>;
  /** Sends the call on; where that may not be, a failure in words. */
  transfer(input: string): Promise<Result<void>>;
  /** Dials what the dial page shows; `override`: although it is not cleared. */
  dialShown(request: DialRequest): Promise<Result<void>>;
}

export function createDialActions(
  ask: Ask,
  session: Pick<SessionPort, 'call' | 'dial' | 'send'>,
  window: { open(view: View): void; warn(id: string, message: string): void; dismissWarning(id: string): void },
): DialActions {
  async function dialShown(request: DialRequest): Promise<Result<void>> {
    const placed = await session.dial(request);
    if (placed.ok) window.dismissWarning('dial');
    return placed;
  }

  /** The call in front that is talked on; null: there is none. */
  function talkedOn(): string | null {
    const front = session.call.getState();
    return front.phase === 'talking' ? front.call.legId : null;
  }

  async function send(input: string): Promise<Result<void>> {
    const legId = talkedOn();
    const checked = await ask('transfer:check', { input, askedBy: 'rep' });
    if (!checked.ok) return checked;
    const { target, display, name } = checked.value;
    if (legId === null || legId !== talkedOn()) return fail('rejected', notices.notTransferred);
    session.send({ type: 'transfer', target, display: name ?? display, legId });
    return ok(undefined);
  }

  /** The transfer main looks at now: a second key meanwhile is the same wish. */
  let transferring: Promise<Result<void>> | null = null;

  return {
    checkNumber: (input, about) => ask('dial:check', { input, about }),
    dialShown,
    transfer(input) {
      transferring ??= send(input).finally(() => {
        transferring = null;
      });
      return transferring;
    },
    async dial(input, about = null) {
      const placed = await dialShown({ input, override: false, about });
      if (placed.ok) return;
      const { code, message } = placed.error;
      // Not cleared, or not a number: the page says so, and has the override and the field to mend it in.
      if (code === 'forbidden' || code === 'bad-request') window.open({ page: 'dial', input, about });
      else window.warn('dial', t('Nothing was dialled. {message}', { message: told(message) }));
    },
  };
}

/** What was called or missed lately, each number once, newest first. */
export function recentNumbers(items: readonly HistoryItem[], limit: number): readonly HistoryItem[] {
  const seen = new Set<string>();
  const found: HistoryItem[] = [];
  for (const item of items) {
    if (item.phone === null || seen.has(item.phone)) continue;
    if (item.direction === 'in' && item.talkSeconds > 0) continue;
    seen.add(item.phone);
    found.push(item);
    if (found.length === limit) break;
  }
  return found;
}

/** The number that was dialled last; null: none. */
export function lastDialled(items: readonly HistoryItem[]): string | null {
  return items.find(({ direction, phone }) => direction === 'out' && phone !== null)?.phone ?? null;
}
