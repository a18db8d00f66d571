/** A call of the rep that main has begun, and a session whose main begins it. */
import type { DialBegun } from '../../../src-main/contract/dial.ts';
import { ok } from '../../../src-main/contract/result.ts';
import { briefOf, factsOf, handoffIdOf } from './call-events.ts';
import { type SessionBench, startBench } from './session-bench.ts';

export const begun: DialBegun = {
  handoffId: handoffIdOf('out'),
  check: {
    target: { kind: 'number', e164: '+13035550142' },
    address: '+13035550142',
    display: '+1 303 555 0142',
    name: null,
    company: null,
    light: { level: 'caution', headline: 'Nothing known', reasons: [] },
  },
  facts: { ...factsOf('out'), sipCallId: 'out' },
  brief: briefOf('out'),
  returnsHandoff: false,
};

export function startDialling(): Promise<SessionBench> {
  return startBench((baton) => {
    baton.answers['dial:begin'] = async () => ok(begun);
  });
}
