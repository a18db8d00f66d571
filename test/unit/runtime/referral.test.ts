/** The far end of the talk sends the rep on to somebody else: whom they are, what they are called with, and when nobody is. */
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { begun, startDialling } from '../../support/fakes/begun-call.ts';
import { briefOf, handoffIdOf } from '../../support/fakes/call-events.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { FakeOutboundLeg } from '../../support/fakes/fake-outbound-leg.ts';
import type { SessionBench } from '../../support/fakes/session-bench.ts';

describe('a transfer the far end asks for', () => {
  const target = { kind: 'code', digits: '204' } as const;
  function referral(bench: SessionBench) {
    const told: string[] = [];
    const leg = new FakeOutboundLeg('followed');
    bench.phone().refer({
      legId: 'a',
      uri: 'sip:204@edge.invalid',
      refuse: () => told.push('refused'),
      follow: (callId) => {
        told.push(`followed as ${callId}`);
        return ok(leg);
      },
    });
    return { told, leg };
  }

  test('is followed where the policy lets it: the talk waits on hold meanwhile', async () => {
    const bench = await startDialling();
    await bench.bridge(await bench.invite('a'));
    bench.baton.answers['transfer:check'] = async () => ok({ target, display: '204', name: null });
    const { told, leg } = referral(bench);
    await settled();
    expect(told).toEqual(['followed as out']);
    expect(leg.commands).toEqual(['dial']);
    expect(bench.session.lines.getState()).toMatchObject({
      front: { phase: 'dialling' },
      back: { phase: 'talking', held: true },
    });
    expect(bench.baton.asked).toContainEqual({
      name: 'transfer:check',
      request: { input: 'sip:204@edge.invalid', askedBy: 'far-end' },
    });
  });

  test('starts with what the talk was about, as the one who is called, and says who sends the rep on', async () => {
    const bench = await startDialling();
    bench.baton.answers['handoff:begin'] = async ({ sipCallId }) => {
      const known = briefOf(sipCallId, 'Moves 400 seats by May.');
      const prospect = { ...known.prospect, name: 'Priya Raman', phone: '+13035550100' };
      const brief = { ...known, prospect, opener: 'Hi Priya!' };
      return ok({ handoffId: handoffIdOf('a'), brief, declinedBefore: false, withdrawn: null });
    };
    await bench.bridge(await bench.invite('a'));
    bench.baton.answers['transfer:check'] = async () => ok({ target, display: '204', name: null });
    referral(bench);
    await settled();
    const { call, notice } = bench.call('dialling');
    expect(call.brief).toMatchObject({
      handoffKey: begun.brief.handoffKey,
      summary: 'Moves 400 seats by May.',
      opener: null,
      prospect: begun.brief.prospect,
    });
    expect(notice).toBe('Priya Raman sends you on: calling whom they named.');
  });

  test('is refused when the talk is over by the time it was looked at', async () => {
    const bench = await startDialling();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    const { promise, resolve } = Promise.withResolvers<void>();
    bench.baton.answers['transfer:check'] = async () => {
      await promise;
      return ok({ target, display: '204', name: null });
    };
    const { told } = referral(bench);
    leg.emit({ type: 'remote-hang-up' });
    resolve();
    await settled();
    expect(told).toEqual(['refused']);
  });

  test('is refused where it does not, and nobody is called', async () => {
    const bench = await startDialling();
    await bench.bridge(await bench.invite('a'));
    bench.baton.answers['transfer:check'] = async () => fail('forbidden', 'not there');
    const { told } = referral(bench);
    await settled();
    expect(told).toEqual(['refused']);
    expect(bench.call('talking').held).toBe(false);
  });
});
