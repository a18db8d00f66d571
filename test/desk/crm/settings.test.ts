import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrms, readCrmSettings } from '../../../src-main/desk/crm/settings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-crm-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function settingsOf(content: unknown, mode = 0o600) {
  const file = path.join(folder, 'crm.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, mode);
  return readCrmSettings(file);
}
const hubspot = { team: 'acme', kind: 'hubspot', token: 'pat-secret' };
const salesforce = {
  team: 'beta',
  kind: 'salesforce',
  baseUrl: 'https://beta.my.salesforce.com',
  clientId: 'app',
  clientSecret: 'app-secret',
};

describe('the CRM settings', () => {
  it('give each team its adapter', () => {
    const webhook = {
      team: 'gamma',
      kind: 'webhook',
      baseUrl: 'https://crm.gamma.example/hook',
      secret: 'sixteen-letters-or-more',
    };
    const read = settingsOf([hubspot, salesforce, webhook]);
    expect(read.ok && [...createCrms(read.value, () => new Date()).keys()]).toEqual(['acme', 'beta', 'gamma']);
  });

  it.runIf(process.platform !== 'win32')('are refused where others can read them', () => {
    expect(settingsOf([hubspot], 0o640)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it.each([
    ['a team twice', [hubspot, { ...hubspot, token: 'other-secret' }]],
    ['an address without encryption', [{ ...salesforce, baseUrl: 'http://beta.example' }]],
    ['no credentials', [{ ...salesforce, clientSecret: undefined }]],
    ['two kinds of credentials', [{ ...salesforce, token: 'session-secret' }]],
    ['a token with a line break', [{ ...hubspot, token: 'a-secret\nb' }]],
    ['a field nobody knows', [{ ...hubspot, tokn: 'secret' }]],
    ['no JSON', '[{"token":"pat-secret"'],
  ])('are refused with %s, and no message repeats a secret', (_name, content) => {
    const read = settingsOf(content);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});
