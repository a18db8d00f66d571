import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src-main/desk/settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'baton-platforms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function read(text: string) {
  const file = path.join(folder, 'platforms.json');
  writeFileSync(file, text);
  return readSettings({ BATON_DESK_PLATFORMS: file });
}

describe('the file of the platforms', () => {
  it('names what each team has configured', () => {
    const platforms = {
      acme: {
        twilio: { authToken: 'a', publicUrl: 'https://desk.example.com' },
        retell: { apiKey: 'b' },
        vapi: { transferMode: 'blind-transfer' },
      },
    };
    expect(read(JSON.stringify(platforms))).toMatchObject({ ok: true, value: { platforms } });
    expect(readSettings({})).toMatchObject({ ok: true, value: { platforms: {} } });
  });

  it.each([
    ['{"acme":{"twilio":{"authToken":"s3cret"}}}', 'acme.twilio.publicUrl'],
    ['{"acme":{"retell":{"apiKey":["s3cret"]}}}', 'acme.retell.apiKey'],
    ['{"acme":{"twilio":{"authToken":"s3cret","publicUrl":"https://d.example.com/desk"}}}', 'acme.twilio.publicUrl'],
    ['{"acme":{"s3cret":{}}}', 'acme'],
    ['{"acme":', 'JSON'],
  ])('stops the desk when it is wrong, says where, and keeps the secret (%s)', (text, where) => {
    const settings = read(text);
    if (settings.ok) throw new Error('It was accepted.');
    expect(settings.error.message).toContain(where);
    expect(settings.error.message).not.toContain('s3cret');
  });

  it('must be there', () => {
    expect(readSettings({ BATON_DESK_PLATFORMS: path.join(folder, 'none.json') }).ok).toBe(false);
  });
});
