import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanFields, openLog } from '../../../src-main/shell/log.ts';
import { openLogFile } from '../../../src-main/shell/log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('drops personal data under pii and credentials under any name', () => {
    const fields = {
      code: 486,
      pii: 'Priya',
      'pii.name': 'Priya',
      password: 'x',
      sipPassword: 'x',
      Authorization: 'x',
      apiKey: 'x',
    };
    expect(cleanFields(fields)).toEqual({ code: 486 });
  });

  it.each([
    'Authorization: Digest username="rep", nonce="abc", response="def"',
    'Bearer abc.def',
    'INVITE sip:priya@example.com SIP/2.0',
    'call from +15551234567',
    'mail priya@example.com',
    'tel:+15551234567',
  ])('masks what stands inside a text: %s', (text) => {
    expect(cleanFields({ text })['text']).not.toMatch(/rep"|abc|def|priya|5551234567|example\.com/);
  });

  it('says no user name of the system, which stands in every path', () => {
    const why = `ENOENT: no such file or directory, open '${path.join(homedir(), 'x/baton.db')}'`;
    expect(cleanFields({ why })['why']).toBe(
      `ENOENT: no such file or directory, open '~${path.sep}${path.join('x', 'baton.db')}'`,
    );
  });

  it('writes one JSON line an event into <userData>/logs', () => {
    const log = openLog(folder, '9.9.9');
    log.write('warn', 'registration-failed', { code: 403, secret: 'x' });
    log.close();
    const [line] = readFileSync(path.join(folder, 'logs/baton.log'), 'utf8').trim().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      msg: 'registration-failed',
      code: 403,
      version: '9.9.9',
      level: 40,
    });
    expect(line).not.toContain('secret');
  });

  it('keeps two files of 5 MB', () => {
    const file = openLogFile(path.join(folder, 'logs'));
    for (let count = 0; count < 14; count += 1) file.write(`${'x'.repeat(999_999)}\n`);
    file.close();
    expect(readdirSync(path.join(folder, 'logs')).sort()).toEqual(['baton.1.log', 'baton.log']);
  });

  it('costs lines, not the app, where nothing can be written', () => {
    const file = openLogFile(path.join(folder, 'logs\0'));
    expect(() => file.write('line\n')).not.toThrow();
  });
});
