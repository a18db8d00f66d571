/** A rep giving verdicts in the real app, and a note of everything the screen has acknowledged before the app dies. */
import type { Page } from '@playwright/test';
import type { HistoryDetail } from '../../../src-main/contract/history.ts';
import type { Edge } from '../../../src-main/contract/settings.ts';
import { type LaunchedApp, launchBaton } from '../../support/app.ts';
import type { DeskStub } from '../../support/desk-stub.ts';

/** What the rep has read on the screen about one verdict. */
export interface Acknowledged {
  /** The newest text behind which the screen said "Saved"; null: it never did. */
  readonly draft: string | null;
  /** The screen said "Feedback saved." */
  readonly submitted: boolean;
}

declare global {
  interface Window {
    tellSaved?: (text: string) => Promise<void>;
    tellSubmitted?: () => Promise<void>;
  }
}

/** Starts the app on this data; resolves when the start page shows. */
export async function startAtWork(userData: string): Promise<LaunchedApp> {
  const app = await launchBaton({ userData, args: ['--accept-plain-keyring'] });
  await app.page.getByRole('group', { name: 'Availability' }).waitFor();
  return app;
}

/** A line nobody answers on: the app starts light, and no call comes between. */
const deadLine: Edge = {
  label: 'Nobody there',
  server: 'ws://127.0.0.1:9/',
  aor: 'sip:rep@nobody.invalid',
  username: 'rep',
  realm: null,
  displayName: '',
  strategy: 'early',
  acceptSignal: { kind: 'desk' },
  expiresSeconds: 120,
  iceServers: [],
};

/** Takes the app off the practice line and gives it a desk. */
export async function useDesk({ page }: LaunchedApp, desk: DeskStub): Promise<void> {
  await page.evaluate(
    ([edge, baseUrl, bearer]) => {
      const { baton } = window;
      // Sent together and not awaited: a new desk is a new content security policy, for which the page is loaded again.
      void baton.request('desk:secrets', { bearer, referenceKey: null });
      void baton.request('settings:set', { desk: { baseUrl } });
      void baton.request('account:save', { edge, password: 'secret' });
    },
    [deadLine, desk.baseUrl, desk.bearer] as const,
  );
  await page.getByText('Not reachable.').waitFor();
}

/** Writes one handoff that was talked through, as the phone does, and opens its verdict form. */
export async function openVerdict(page: Page, name: string): Promise<string> {
  const handoffId = await page.evaluate(async (displayName) => {
    const begun = await window.baton.request('handoff:begin', {
      sipCallId: displayName.toLowerCase().replaceAll(' ', '-'),
      callerId: null,
      displayName,
      headers: [],
      parts: [],
      receivedAt: new Date().toISOString(),
    });
    if (!begun.ok) throw new Error(begun.error.message);
    const { handoffId } = begun.value;
    await window.baton.request('handoff:record', {
      handoffId,
      event: { type: 'bridged', afterMs: 900 },
      afterMs: 900,
    });
    const outcome = { kind: 'connected' } as const;
    const event = { type: 'ended', outcome, talkSeconds: 61 } as const;
    await window.baton.request('handoff:record', { handoffId, event, afterMs: 61_900 });
    return handoffId;
  }, name);
  await page.keyboard.press('h');
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).press('Enter');
  await page.getByLabel('For the AI').waitFor();
  return handoffId;
}

/** Follows what the screen acknowledges; the answer is read whenever it is wanted, also after the app's death. */
export async function noteAcknowledged(page: Page): Promise<() => Acknowledged> {
  let draft: string | null = null;
  let submitted = false;
  await page.exposeFunction('tellSaved', (text: string) => {
    draft = text;
  });
  await page.exposeFunction('tellSubmitted', () => {
    submitted = true;
  });
  await page.evaluate(() => {
    const look = () => {
      const note = document.querySelector<HTMLTextAreaElement>('.verdict textarea');
      const status = note?.closest('.note')?.querySelector('.note-status')?.textContent;
      if (note !== null && status === 'Saved') void window.tellSaved?.(note.value);
      if (document.querySelector('.toast')?.textContent === 'Feedback saved.') void window.tellSubmitted?.();
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => ({ draft, submitted });
}

export async function detailOf(page: Page, handoffId: string): Promise<HistoryDetail> {
  const got = await page.evaluate((id) => window.baton.request('history:get', { handoffId: id }), handoffId);
  if (!got.ok) throw new Error(got.error.message);
  return got.value;
}
