/** A whole session on fakes: the test is the edge, the main process, the sound devices and the clock. */
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { CallPhase, CallState } from '../../../src-renderer/call/state.ts';
import { assembleSession } from '../../../src-renderer/runtime/assemble.ts';
import type { Session } from '../../../src-renderer/runtime/session.ts';
import { FakeAudioDesk } from './fake-audio-desk.ts';
import { FakeBaton } from './fake-baton.ts';
import { FakeClock, settled } from './fake-clock.ts';
import { FakeLeg } from './fake-leg.ts';
import { FakePhone } from './fake-phone.ts';

export interface SessionBench {
  readonly session: Session;
  readonly baton: FakeBaton;
  readonly clock: FakeClock;
  /** Every phone that was created, oldest first. */
  readonly phones: readonly FakePhone[];
  readonly desks: readonly FakeAudioDesk[];
  /** The wall clock is set, `ms` ahead or back. */
  jumpWallClock(ms: number): void;
  phone(): FakePhone;
  desk(): FakeAudioDesk;
  /** An INVITE arrives; returns once the phone has dealt with it. */
  invite(legId: string): Promise<FakeLeg>;
  /** The rep bridges and the far end answers. */
  bridge(leg: FakeLeg): Promise<void>;
  /** The call, which must be in this phase. */
  call<P extends CallPhase>(phase: P): Extract<CallState, { phase: P }>;
}

/** `prepare` changes what main answers or how the devices are before the rep signs in. */
export async function startBench(
  prepare: (baton: FakeBaton, deskOf: (change: (desk: FakeAudioDesk) => void) => void) => void = () => undefined,
  isBlocked = (brief: HandoffBrief, _now: Date): boolean => brief.compliance.doNotCall === 'listed',
): Promise<SessionBench> {
  const baton = new FakeBaton();
  const clock = new FakeClock();
  const phones: FakePhone[] = [];
  const desks: FakeAudioDesk[] = [];
  let changeDesk: (desk: FakeAudioDesk) => void = () => undefined;
  prepare(baton, (change) => {
    changeDesk = change;
  });
  let wallStart = Date.parse('2026-03-02T15:04:05.000Z');
  const session = assembleSession(baton, {
    clock,
    wallClock: () => wallStart + clock.now(),
    openAudioDesk: async (settings) => {
      const desk = new FakeAudioDesk(settings);
      changeDesk(desk);
      desks.push(desk);
      return desk;
    },
    createPhone: (deps) => {
      const phone = new FakePhone(deps);
      phones.push(phone);
      return phone;
    },
    afterPaint: (run) => run(),
    whisperText: (brief: HandoffBrief) => `whisper of ${brief.handoffKey}`,
    isBlocked,
  });
  await settled();

  const bench: SessionBench = {
    session,
    baton,
    clock,
    phones,
    desks,
    jumpWallClock(ms) {
      wallStart += ms;
    },
    phone: () => last(phones, 'phone'),
    desk: () => last(desks, 'audio desk'),
    async invite(legId) {
      const leg = new FakeLeg(legId);
      bench.phone().invite(leg);
      await settled();
      return leg;
    },
    async bridge(leg) {
      session.send({ type: 'bridge' });
      await settled();
      leg.emit({ type: 'acknowledged' });
      leg.emit({ type: 'inbound-audio' });
      await settled();
    },
    call(phase) {
      const state = session.call.getState();
      if (!isIn(state, phase)) throw new Error(`the call is ${state.phase}, not ${phase}`);
      return state;
    },
  };
  return bench;
}

function last<T>(list: readonly T[], what: string): T {
  const item = list.at(-1);
  if (item === undefined) throw new Error(`no ${what} was made`);
  return item;
}

function isIn<P extends CallPhase>(state: CallState, phase: P): state is Extract<CallState, { phase: P }> {
  return state.phase === phase;
}
