/** What the rep hears: short, plain, speakable. */
import { describe, expect, it } from 'vitest';
import { emptyBrief, type HandoffBrief } from '../../../src-main/contract/brief.ts';
import { whisperText } from '../../../src-main/contract/whisper-text.ts';
import { dice, randomBrief } from './fixtures/generate.ts';

function brief(parts: {
  prospect?: Partial<HandoffBrief['prospect']>;
  reason?: string;
  opener?: string;
  summary?: string;
  platform?: string;
}): HandoffBrief {
  const empty = emptyBrief('h');
  return {
    ...empty,
    prospect: { ...empty.prospect, ...parts.prospect },
    trigger: { ...empty.trigger, reason: parts.reason ?? null },
    opener: parts.opener ?? null,
    summary: parts.summary ?? null,
    platform: parts.platform ?? null,
  };
}

describe('the whisper', () => {
  it.each([
    [
      brief({
        prospect: { name: 'Dana Reyes', role: 'VP Operations', company: 'Acme & Sons' },
        reason: 'She asked for a contract date',
        opener: 'Hi Dana, we can start in 2-3 weeks.',
      }),
      'Dana Reyes, V P Operations at Acme and Sons. She asked for a contract date. Open with: Hi Dana, we can start in 2 to 3 weeks.',
    ],
    [
      brief({ prospect: { name: 'Ana', company: 'Globex' }, summary: 'Budget $48k, wants 20% off.' }),
      'Ana from Globex. Budget 48 thousand dollars, wants 20 percent off.',
    ],
    [
      brief({ prospect: { role: 'CFO', company: 'Initech' }, reason: 'Asked for a person!' }),
      'Someone unnamed, CFO at Initech. Asked for a person!',
    ],
    [brief({ platform: 'Vapi' }), 'A caller without a name, from Vapi. No reason came with the call.'],
    [
      {
        ...brief({ prospect: { name: 'Ana' }, summary: 'Refund for order 18' }),
        trigger: { ...emptyBrief('h').trigger, kind: 'explicit-request' as const },
      },
      'Ana. Asked for a person. Refund for order 18.',
    ],
    [emptyBrief('h'), 'A caller without a name. No reason came with the call.'],
    [
      brief({
        prospect: { name: '<img src=x onerror=alert(1)>Bo' },
        reason: 'Call +1 (415) 555-0133, see https://evil.example/x or mail bo@x.example, $1.2M, since 2026-03-04',
      }),
      'Bo. Call a number, see or mail 1.2 million dollars, since 4 March.',
    ],
  ])('%#', (subject, text) => {
    expect(whisperText(subject)).toBe(text);
  });

  it('stays within 230 characters and free of markup whatever the brief holds', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const subject = randomBrief(dice(seed), 'h');
      subject.trigger.reason = `${subject.trigger.reason ?? ''} ${'because '.repeat(seed % 60)}`;
      subject.opener = 'An opener that goes on and on. '.repeat(1 + (seed % 12));
      const text = whisperText(subject);
      expect(text.length, `seed ${seed}`).toBeLessThanOrEqual(230);
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toMatch(/[<>*_#`|{}\n]/);
      expect(text).toMatch(/[.!?]$/);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});
