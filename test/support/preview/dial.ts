/** What main says of the numbers the preview dials. */
import type { DialCheck } from '../../../src-main/contract/dial.ts';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';

const known: DialCheck = {
  target: { kind: 'number', e164: '+13035550142' },
  address: '+13035550142',
  display: '(303) 555-0142',
  name: 'Priya Raman',
  company: 'Northwind Logistics',
  light: { level: 'cleared', headline: 'Cleared to talk', reasons: ['Not on a do-not-call list.'] },
};

/** Numbers that begin with 212 are asleep, with 900 cost money; everything else may be called. */
export function checkOf(input: string): Result<DialCheck> {
  const digits = input.replace(/\D/g, '').replace(/^1/, '');
  if (digits.startsWith('900')) {
    return fail(
      'forbidden',
      'This is a premium-rate number: whoever calls it pays by the minute. Baton does not dial it.',
    );
  }
  if (digits.length < 10) {
    return fail(
      'bad-request',
      'This number is too short. Numbers outside United States begin with + and the country code.',
    );
  }
  if (!digits.startsWith('212')) return ok(known);
  return ok({
    ...known,
    target: { kind: 'number', e164: '+12125550142' },
    address: '+12125550142',
    display: '(212) 555-0142',
    name: null,
    company: null,
    light: {
      level: 'blocked',
      headline: 'Outside calling hours',
      reasons: [
        'It is Thu 21:40 in New York. Calls may be placed again from Fri 08:00 there.',
        'This is your decision: if you call anyway, confirm it first. The override is logged.',
      ],
    },
  });
}
