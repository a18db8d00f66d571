/** The diagnostics archive of a phone full of people and passwords: none of them is in it. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extract } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edge } from '../../../src-main/contract/settings.ts';
import { redactedLine } from '../../../src-main/diagnostics/redact.ts';
import { openLog } from '../../../src-main/shell/log.ts';
import { facts } from '../../db/support.ts';
import { type HandlerBench, openHandlers } from '../../support/handler-bench.ts';

let bench: HandlerBench;
let out: string;
beforeEach(async () => {
  bench = openHandlers();
  out = mkdtempSync(path.join(os.tmpdir(), 'baton-diagnostics-test-'));
  await bench.handlers['keyring:consent']({ accept: true });
});
afterEach(async () => {
  await bench.close();
  rmSync(out, { recursive: true, force: true });
});

const edge: Edge = {
  label: 'Acme Zirconium',
  server: 'wss://sip.zirconium.example',
  aor: 'sip:sarah.quokka@zirconium.example',
  username: 'sarah.quokka',
  realm: null,
  displayName: 'Sarah Quokka',
  strategy: 'early',
  acceptSignal: { kind: 'desk' },
  expiresSeconds: 300,
  iceServers: [{ urls: 'turns:turn.zirconium.example', username: 'turnuser', credential: 'turncredential' }],
};

/** Everything that must not be found, also in pieces. */
const planted = [
  ...['zirconium', 'quokka', 'sarah', 'turnuser', 'turncredential', 'hunter2', 'bearertoken', 'referencekey'],
  ...['lovelace', 'ada', '5550100123', '0100123', 'budget is', 'plaintextword', 'nonce', 'deadbeef', 'digest'],
  ...['headsetlabel'],
];

/** In lower case, every beginning of a word after a blank. */
const words = (text: string) => ` ${text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ')}`;

async function archive(): Promise<Map<string, string>> {
  expect(await bench.handlers['diagnostics:save']({})).toMatchObject({ ok: true, value: { file: expect.any(String) } });
  const [file = ''] = readdirSync(bench.userData).filter((name) => name.endsWith('.tar.gz'));
  await extract({ file: path.join(bench.userData, file), cwd: out });
  const folder = path.join(out, 'baton-diagnostics');
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

async function live(): Promise<void> {
  const { handlers } = bench;
  const log = openLog(bench.userData, '1.2.3');
  const authorization = 'Authorization: Digest username="sarah.quokka", nonce="deadbeef", response="deadbeef"';
  const error = new Error(`INVITE sip:ada@zirconium.example failed (ECONNREFUSED) for Ada Lovelace`);
  log.write('error', 'uncaught-exception', {
    name: 'ada',
    message: error.message,
    stack: `${error.stack}\n at main.js:12:3`,
  });
  log.write('warn', 'Ada Lovelace called', { code: 'Ada', count: 3, number: 15550100123, pii: 'Ada' });
  log.write('error', 'desk-socket-failed', { why: authorization, bearer: 'bearertoken', type: 'lovelace' });
  log.close();
  // What an older or a broken program may have left there.
  const file = path.join(bench.userData, 'logs', 'baton.log');
  appendFileSync(
    file,
    `Ada Lovelace plaintextword\n{"ada":"lovelace","msg":"ada","time":"ada","version":"ada"}\n["ada"]\n`,
  );
  await handlers['account:save']({ edge, password: 'hunter2' });
  await handlers['desk:secrets']({ bearer: 'bearertoken', referenceKey: 'referencekey' });
  const device = { id: 'x', label: 'headsetlabel', group: 'y' };
  await handlers['settings:set']({ repName: 'Sarah Quokka', headsets: [device], wrapUpSeconds: 77 });
  const begun = await handlers['handoff:begin'](facts({ displayName: 'Ada Lovelace' }));
  if (!begun.ok) throw new Error(begun.error.message);
  await handlers['handoff:note']({ handoffId: begun.value.handoffId, text: 'budget is open' });
}

describe('the archive', () => {
  it('has no name, number, word, address, password, token or digest that was planted', async () => {
    await live();
    const files = await archive();
    expect([...files.keys()].toSorted()).toEqual([
      ...['README.txt', 'baton.log', 'database.json', 'settings.json', 'versions.json'],
    ]);
    const leaks = [...files].flatMap(([name, text]) =>
      planted.filter((word) => words(text).includes(` ${word}`)).map((word) => `${name}: ${word}`),
    );
    expect(leaks).toEqual([]);
  });

  it('says what helps: versions, settings, sizes, and the log in the words of the program', async () => {
    await live();
    const files = await archive();
    expect(JSON.parse(files.get('settings.json') ?? '')).toMatchObject({
      ...{ line: 'edge', wrapUpSeconds: 77, devices: { headsets: 1 } },
      edge: { transport: 'wss:', strategy: 'early', iceServers: [{ kind: 'turns:', withPassword: true }] },
    });
    expect(JSON.parse(files.get('database.json') ?? '')).toMatchObject({ rows: { handoffs: 1, notes: 1 } });
    expect(JSON.parse(files.get('versions.json') ?? '')).toMatchObject({ version: '1', keyring: { state: 'ready' } });
    const [first = '', second = ''] = (files.get('baton.log') ?? '').split('\n');
    expect(JSON.parse(first)).toMatchObject({ version: '1.2.3', event: 'uncaught-exception' });
    expect(first).toContain('ECONNREFUSED');
    expect(first).toContain('main.js:12:3');
    expect(JSON.parse(second)).toMatchObject({ event: '[dropped]', count: 3, number: '[number]' });
  });
});

it('a name in capitals is no error code, whatever it begins with', () => {
  const why = 'ELIZABETH EDWARDS, ENOTFOUND, ECONNRESET, EAI_AGAIN, SQLITE_FULL, ERR_TLS_CERT, at ERIC_SMITH';
  const line = redactedLine(JSON.stringify({ msg: 'desk-failed', why })) ?? '';
  for (const name of ['ELIZABETH', 'EDWARDS', 'ERIC', 'SMITH']) expect(line).not.toContain(name);
  for (const code of ['ENOTFOUND', 'ECONNRESET', 'EAI_AGAIN', 'SQLITE_FULL', 'ERR_TLS_CERT'])
    expect(line).toContain(code);
});

it('a line keeps what the program itself says', () => {
  const line = {
    time: '2026-11-23T12:00:00.000Z',
    level: 30,
    msg: 'handoff.not-recorded',
    type: 'bridged',
    code: 'database',
    ms: 12.5,
    ok: true,
  };
  const { msg, ...rest } = line;
  expect(JSON.parse(redactedLine(JSON.stringify(line)) ?? '')).toEqual({ ...rest, event: msg });
  expect(redactedLine('')).toBeNull();
});
