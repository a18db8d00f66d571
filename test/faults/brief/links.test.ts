/** Fault 20: a link in a brief is text. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src-main/contract/result.ts';
import { nativeBrief, vcon } from '../../unit/brief/fixtures/documents.ts';
import { invite } from '../../unit/brief/fixtures/invites.ts';
import { phone, referenceTo } from './phone.ts';

const links = [
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  '\\\\attacker\\share\\x',
  'https://evil.example/brief.json',
];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('20: links', () => {
  it.each(links)('%s is kept as text and not followed', async (link) => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const bench = phone();
    const recording = { ...vcon, dialog: [{ type: 'recording', url: link }], group: [{ url: link }] };
    bench.ring(
      invite(
        [
          ['X-Baton-Handoff', referenceTo('h-1001')],
          ['Call-Info', `<${link}>;purpose=info`],
          ['X-Summary', link],
          ['User-to-User', link],
        ],
        { parts: [{ contentType: 'application/vcon+json', text: JSON.stringify(recording) }] },
      ),
    );
    await bench.deskAnswers(
      'h-1001',
      ok({ ...nativeBrief, summary: null, recording_url: link, callback: { url: link } }),
    );
    const brief = bench.shown.get('h-1001');
    expect(brief?.summary).toBe(link);
    expect(brief?.extra).toContain('recording_url');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('the code that reads briefs has nothing to follow a link with', () => {
    const folder = path.resolve(import.meta.dirname, '../../../src-main/brief');
    for (const file of fs.readdirSync(folder)) {
      const source = fs.readFileSync(path.join(folder, file), 'utf8');
      const imports = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
      expect(
        imports.filter((name) => !/^\.\.?\//.test(name) && !['node:crypto', 'node:util'].includes(name)),
        file,
      ).toEqual([]);
      expect(source, file).not.toMatch(/\bfetch\(|\bimport\(|\brequire\(|XMLHttpRequest|WebSocket/);
    }
  });
});
