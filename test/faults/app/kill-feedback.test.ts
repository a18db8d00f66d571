/**
 * Fault 34: kill -9 of the whole app while a verdict is typed, saved and delivered, again and again on the same data: whatever the
 * screen has acknowledged is there after the next start, and the desk counts every verdict once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { noChromium } from '../../electron-host/launch-fixture.ts';
import { type LaunchedApp, runtimeName } from '../../support/app.ts';
import { type DeskStub, startDeskStub } from '../../support/desk-stub.ts';
import { type Acknowledged, detailOf, noteAcknowledged, openVerdict, startAtWork, useDesk } from './rep-at-work.ts';

const kills = Number(process.env['BATON_KILLS'] ?? 50);
/** Runs without a runtime for the app prove nothing. */
const runnable = runtimeName === 'Electron binary' || !noChromium;
if (!runnable) console.log('The app is not killed: neither Electron nor a Chromium is installed.');

/** When to kill: in the middle of typing, right behind the key that saves, somewhere in the saving, at its confirmation. */
const moments = ['typing', 'pressed', 'saving', 'confirmed'] as const;

interface Given {
  readonly handoffId: string;
  readonly note: string;
  readonly acknowledged: Acknowledged;
}

async function kill(app: LaunchedApp): Promise<void> {
  const child = app.electron.process();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** A key that dies with the app is the point of the test; any other trouble is not. */
async function untilDeath(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!/closed|crash|disconnect/i.test(String(error))) throw error;
  });
}

async function giveVerdictAndDie(app: LaunchedApp, round: number): Promise<Given> {
  const { page } = app;
  const handoffId = await openVerdict(page, `Prospect ${round}`);
  const acknowledged = await noteAcknowledged(page);
  const note = `Verdict number ${round}, typed and gone`;
  const moment = moments[round % moments.length] ?? 'typing';
  await page.keyboard.press('2');
  await page.keyboard.press('4');
  await page.keyboard.press('e');
  if (moment === 'typing') {
    const typing = untilDeath(page.keyboard.type(note));
    await pause(Math.random() * 60);
    await kill(app);
    await typing;
  } else {
    await page.keyboard.type(note);
    const pressing = untilDeath(page.keyboard.press('Control+Enter'));
    if (moment === 'saving') await pause(Math.random() * 120);
    if (moment === 'confirmed') await page.locator('.toast', { hasText: 'Feedback saved.' }).waitFor();
    await kill(app);
    await pressing;
  }
  return { handoffId, note, acknowledged: acknowledged() };
}

/** Answers whether the verdict counts as given now. */
async function checkKept({ page }: LaunchedApp, { handoffId, note, acknowledged }: Given): Promise<boolean> {
  const { item, draft } = await detailOf(page, handoffId);
  if (acknowledged.submitted) expect(item.feedback).toBe('submitted');
  if (item.feedback === 'submitted') expect(draft).toMatchObject({ timing: 'right', context: 'enough', note });
  else if (acknowledged.draft !== null) {
    expect(draft).toMatchObject({ timing: 'right', context: 'enough' });
    // Newer than acknowledged is fine, older is a loss.
    expect(note).toContain(draft.note);
    expect(draft.note).toContain(acknowledged.draft);
  }
  return item.feedback === 'submitted';
}

/** A desk whose answer is lost now and then: it has counted, and the app cannot know. */
async function startForgetfulDesk(): Promise<DeskStub> {
  const desk = await startDeskStub();
  let delivered = 0;
  desk.answerDeliveries(({ kind }) => {
    if (kind !== 'feedback') return null;
    delivered += 1;
    return delivered % 5 === 0 ? { kind: 'cut' } : null;
  });
  return desk;
}

test.runIf(runnable)(
  `${kills} kills while feedback is saved: nothing acknowledged is lost, nothing counts twice`,
  { timeout: 60_000 + kills * 15_000 },
  async () => {
    const userData = mkdtempSync(path.join(tmpdir(), 'baton-kill-'));
    const desk = await startForgetfulDesk();
    onTestFinished(async () => {
      await desk.stop();
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    });
    let app = await startAtWork(userData);
    onTestFinished(() => kill(app).catch(() => undefined));
    await useDesk(app, desk);

    const submitted: string[] = [];
    const seen = { drafts: 0, verdicts: 0 };
    for (let round = 0; round < kills; round += 1) {
      const given = await giveVerdictAndDie(app, round);
      if (given.acknowledged.draft !== null) seen.drafts += 1;
      if (given.acknowledged.submitted) seen.verdicts += 1;
      app = await startAtWork(userData);
      if (await checkKept(app, given)) submitted.push(given.handoffId);
    }
    await desk.until((stub) => stub.counted('feedback').length >= submitted.length);
    await app.page.waitForFunction(async () => {
      const status = await window.baton.request('outbox:status', {});
      return status.ok && status.value.pending === 0;
    });
    const counted = desk.counted('feedback').map(({ body }) => String(JSON.parse(body).handoffId));
    expect(counted.toSorted()).toEqual(submitted.toSorted());
    await app.close();
    console.log(
      `${kills} kills: ${seen.drafts} drafts and ${seen.verdicts} verdicts had been acknowledged, ${submitted.length} ` +
        `verdicts were stored, the desk counted ${counted.length} and recognised ${desk.duplicates()} repeated deliveries.`,
    );
  },
);
