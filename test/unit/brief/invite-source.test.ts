/** What each platform's INVITE tells the rep. */
import { describe, expect, it } from 'vitest';
import { createBriefResolver } from '../../../src-main/brief/resolver.ts';
import { handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { invite, inviteCases } from './fixtures/invites.ts';
import { userToUserCases } from './fixtures/user-to-user.ts';

function resolve(facts: ReturnType<typeof invite>) {
  const resolver = createBriefResolver({
    cache: { get: () => null, save: () => undefined },
    desk: () => null,
    referenceKey: () => null,
    now: () => new Date('2026-03-04T15:30:00Z'),
    onUpdate: () => undefined,
  });
  return resolver.resolve(facts);
}

describe('a brief from the INVITE alone', () => {
  it.each([...inviteCases, ...userToUserCases])('$title', ({ headers, parts, callerId, displayName, expected }) => {
    const { handoffKey, brief } = resolve(
      invite(headers, { parts: parts ?? [], callerId: callerId ?? null, displayName: displayName ?? null }),
    );
    expect(handoffKey).toBe(expected.handoffKey);
    expect(brief.handoffKey).toBe(expected.handoffKey);
    expect(brief.platform).toBe(expected.platform);
    if (expected.prospect) expect(brief.prospect).toMatchObject(expected.prospect);
    if (expected.summary !== undefined) expect(brief.summary).toBe(expected.summary);
    if (expected.reason !== undefined) expect(brief.trigger.reason).toBe(expected.reason);
    if (expected.kind) expect(brief.trigger.kind).toBe(expected.kind);
    if (expected.needs) expect(brief.needs.map((need) => need.text)).toEqual(expected.needs);
    if (expected.tcpa) expect(brief.compliance.tcpa).toBe(expected.tcpa);
    if (expected.extra) expect(JSON.parse(brief.extra ?? '{}')).toMatchObject(expected.extra);
    expect(handoffBriefSchema.parse(brief)).toEqual(brief);
  });

  it('marks everything a platform says about the prospect as claimed', () => {
    const { brief } = resolve(
      invite([
        ['X-Needs', 'SSO|audit log'],
        ['X-Objections', 'price'],
      ]),
    );
    expect([...brief.needs, ...brief.objections].map((fact) => fact.source.kind)).toEqual([
      'claimed',
      'claimed',
      'claimed',
    ]);
  });

  it('says that nothing came when nothing came', () => {
    const { brief } = resolve(invite([], { callerId: '+13055550123' }));
    expect(brief.origins).toEqual(['caller-id']);
    expect(brief.problems).toEqual(['No brief came with this call. You see who is calling, nothing more.']);
  });

  it('says which part of the call was broken and keeps the rest', () => {
    const { brief } = resolve(
      invite(
        [
          ['User-to-User', '{"name":"Dana"'],
          ['X-Company', 'Acme'],
          ['X-Attributes', '{"a":1,"a":2}'],
        ],
        {
          parts: [{ contentType: 'application/json', text: '[1]' }],
        },
      ),
    );
    expect(brief.prospect.company).toBe('Acme');
    expect(brief.problems).toHaveLength(3);
    expect(brief.problems.join(' ')).toMatch(/User-to-User.*header X-Attributes.*application\/json/);
  });

  it('reads a vCon body and a plain text body', () => {
    const { brief } = resolve(
      invite([], {
        parts: [
          {
            contentType: 'application/vcon+json; charset=utf-8',
            text: '{"vcon":"0.4.0","parties":[{"name":"Dana"}],"dialog":[]}',
          },
          { contentType: 'text/plain', text: 'She is in a hurry.' },
          { contentType: 'text/html', text: '<b>no</b>' },
        ],
      }),
    );
    expect(brief.prospect.name).toBe('Dana');
    expect(brief.summary).toBe('She is in a hurry.');
  });
});
