/** Faults 18, 19: one record, the right call; unknown compliance blocks. */
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src-main/brief/read-document.ts';
import { emptyBrief } from '../../../src-main/contract/brief.ts';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { nativeBrief } from '../../unit/brief/fixtures/documents.ts';
import { invite } from '../../unit/brief/fixtures/invites.ts';
import { known, phone, referenceTo, withDeskAnswer } from './phone.ts';

describe('18: late, duplicate and wrong-call briefs', () => {
  it('a late brief reaches its own call while another rings', async () => {
    const bench = phone();
    bench.ring(known);
    bench.ring(invite([['X-Baton-Handoff', referenceTo('h-2')]], { sipCallId: 'second' }));
    await bench.deskAnswers('h-1001', ok(nativeBrief));
    expect(bench.shown.get('h-1001')?.prospect.company).toBe('Acme Logistics');
    expect(bench.shown.get('h-2')?.prospect.company).toBeNull();
  });

  it('the same brief twice is one record', async () => {
    const bench = phone();
    bench.ring(known);
    await bench.deskAnswers('h-1001', ok(nativeBrief));
    const once = bench.shown.get('h-1001');
    bench.ring(known);
    await bench.deskAnswers('h-1001', ok(JSON.stringify(nativeBrief)));
    const twice = bench.shown.get('h-1001');
    expect({ ...twice, origins: [] }).toEqual({ ...once, origins: [] });
    expect([...bench.shown.keys()]).toEqual(['h-1001']);
  });

  it('the brief of another call is refused, from the desk and from a body beside a reference', async () => {
    const brief = await withDeskAnswer({ ...nativeBrief, handoffKey: 'h-other' });
    expect(brief.prospect.company).toBeNull();
    expect(brief.problems).toEqual([expect.stringMatching(/belongs to another call/)]);
    const bench = phone().ring({
      ...known,
      parts: [{ contentType: 'application/json', text: JSON.stringify({ ...nativeBrief, handoffKey: 'h-other' }) }],
    });
    expect(bench.brief.prospect.company).toBeNull();
    expect(bench.brief.problems).toEqual([expect.stringMatching(/belongs to another call/)]);
  });

  it('a failing desk costs nothing that is known', async () => {
    const bench = phone();
    bench.ring(known);
    await bench.deskAnswers('h-1001', fail('unreachable', 'connect ECONNREFUSED'));
    expect(bench.shown.get('h-1001')?.prospect.name).toBe('Dana Reyes');
  });
});

describe('19: consent, do-not-call or zone unknown', () => {
  it.each([
    ['nothing', {}],
    ['consent', { ...nativeBrief.compliance, tcpa: 'maybe' }],
    ['do-not-call', { ...nativeBrief.compliance, doNotCall: null }],
  ])('%s unknown blocks', (_title, compliance) => {
    const read = readDocument(
      { ...nativeBrief, compliance },
      { handoffKey: 'h-1001', now: new Date(), keyMustMatch: true },
    );
    if (!read.ok) throw new Error(read.error.message);
    const light = assessCompliance(read.value, new Date('2026-03-04T20:00:00Z'));
    expect(light.level).toBe('blocked');
    expect(light.reasons.at(-1)).toMatch(/override is logged/);
  });

  it('zone unknown blocks, and so does a caller nobody knows', () => {
    const read = readDocument(
      { ...nativeBrief, prospect: { ...nativeBrief.prospect, timeZone: 'Nowhere/At_All' } },
      { handoffKey: 'h-1001', now: new Date(), keyMustMatch: true },
    );
    if (!read.ok) throw new Error(read.error.message);
    expect(assessCompliance(read.value, new Date('2026-03-04T20:00:00Z')).headline).toBe('Local time unknown');
    expect(assessCompliance(emptyBrief('h'), new Date()).level).toBe('blocked');
  });
});
