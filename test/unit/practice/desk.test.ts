import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPracticeDesk, type PracticeDesk } from '../../../src-main/practice/desk.ts';
import { createPracticePlatform } from '../../../src-main/practice/platform.ts';
import { practiceScripts } from '../../../src-main/practice/scripts/index.ts';

let folder: string;
let desk: PracticeDesk;
const now = () => new Date();

async function open(): Promise<PracticeDesk> {
  const opened = await openPracticeDesk({
    file: path.join(folder, 'desk.sqlite'),
    sip: 'sip:rep@practice.invalid',
    now,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const sayAvailable = (of: PracticeDesk, bearer: string) =>
  fetch(`${of.baseUrl}/v1/reps/me/availability`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'available', since: now().toISOString(), until: null }),
  });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-practice-desk-'));
  desk = await open();
});
afterEach(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the practice desk', () => {
  it('takes no key of an earlier start, and signs with the same secret as before', async () => {
    const before = desk;
    expect((await sayAvailable(desk, desk.bearer)).status).toBe(204);
    await desk.stop();
    desk = await open();
    expect((await sayAvailable(desk, before.bearer)).status).toBe(401);
    expect((await sayAvailable(desk, desk.bearer)).status).toBe(204);
    expect(desk.referenceKey).toBe(before.referenceKey);
  });

  it('hands nobody over while no phone is there', async () => {
    const [script] = practiceScripts;
    const platform = createPracticePlatform({ baseUrl: desk.baseUrl, bearer: desk.platformBearer });
    const begun = await platform.begin(script.told, now());
    if (!begun.ok) throw new Error(begun.error.message);
    const turns = script.told.conversation.map((turn, index) => ({ ...turn, turn: index + 1 }));
    const heard = await platform.tell(begun.value, turns);
    expect(heard).toMatchObject({ ok: true, value: { kind: 'callback' } });
    expect(await platform.cancel(begun.value)).toEqual({ ok: true, value: undefined });
  });

  it('says what went wrong when it is gone', async () => {
    const platform = createPracticePlatform({ baseUrl: 'http://127.0.0.1:9', bearer: 'x' });
    expect(await platform.ask('c')).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });
});
