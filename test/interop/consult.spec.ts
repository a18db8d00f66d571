/** A consult leg is answered before Bridge; how Bridge tells the platform "connect me" besides a digit. */
import { startDeskStub } from '../support/desk-stub.ts';
import { bridge, connectDesk, expect, ring, test, untilHeard } from './fixtures.ts';

test('by a spoken phrase: the far end hears it although the microphone is silent', async ({ signIn, farEnd }) => {
  const acceptSignal = { kind: 'phrase', text: 'Yes, connect me please.' } as const;
  const rep = await signIn({ strategy: 'consult', acceptSignal, microphone: 'silence' });
  const call = await farEnd();
  const ringing = await ring(rep, call);
  await expect.poll(() => call.rtp.received).toBeGreaterThan(50);
  expect(call.rtp.loudPackets).toBe(0);
  await bridge(rep, ringing);
  await untilHeard(call);
});

test('by the desk: it is told at once, not through the outbox', async ({ signIn, farEnd }) => {
  const desk = await startDeskStub();
  try {
    const rep = await signIn({ strategy: 'consult', acceptSignal: { kind: 'desk' } });
    await connectDesk(rep, desk);
    const call = await farEnd();
    const ringing = await ring(rep, call);
    expect(desk.counted('accept')).toHaveLength(0);
    await bridge(rep, ringing);
    await desk.until((stub) => stub.counted('accept').length === 1);
    await untilHeard(call);
  } finally {
    await desk.stop();
  }
});
