/** Builds a session from its parts. Nothing in here knows a browser: the parts are the browser's in `session.ts`, fakes in tests. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import { liveState, roomFor } from '../call/lines.ts';
import { outcomeOfWithdrawal } from '../call/outcome.ts';
import type { CallPolicy } from '../call/policy.ts';
import type { AudioSettings, ManagedAudioDesk, Phone, PhoneDependencies, PublishedPresence } from '../call/ports.ts';
import { createCallStore } from '../store/call-store.ts';
import { createAudioPost } from './audio-post.ts';
import { turnedAwayBy } from './availability-gate.ts';
import { type Clock, within } from './clock.ts';
import { createDeadlineTimers } from './deadline-timers.ts';
import { createDeclinedKeys } from './declined-keys.ts';
import { type CallDriver, createCallDriver } from './driver.ts';
import { createEffectRunner } from './effect-runner.ts';
import { createHandoffJournal } from './handoff-journal.ts';
import { createIntake } from './intake.ts';
import { createLegRegistry } from './leg-registry.ts';
import { createLineStore } from './line-state.ts';
import { createLog } from './log.ts';
import { createOutgoing } from './outgoing.ts';
import { createPhoneSwitch } from './phone-switch.ts';
import { reportPresence } from './presence-reporter.ts';
import { publishedPresence } from './published-presence.ts';
import { watchQuality } from './quality-watch.ts';
import { createRegistrationClock } from './registration-clock.ts';
import { createReplacement } from './replacement.ts';
import type { Session } from './session.ts';
import { createSignIn } from './sign-in.ts';
import { watchSleep } from './sleep-watch.ts';
import { createWhisperVoice } from './whisper-voice.ts';

export interface SessionParts {
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly wallClock: () => number;
  readonly openAudioDesk: (settings: AudioSettings) => Promise<ManagedAudioDesk>;
  readonly createPhone: (deps: PhoneDependencies) => Phone;
  /** Runs once what the stores say now is on the screen. */
  readonly afterPaint: (run: () => void) => void;
  readonly whisperText: (brief: HandoffBrief) => string;
  readonly isBlocked: (brief: HandoffBrief, now: Date) => boolean;
}

/** A last resort behind the ring deadline of the call itself, which may be put off by "ten more seconds"; seconds. */
const ringBackstop = 200;

/** A main process that does not answer any more is not waited for longer than this at sign-out, ms. */
const lastWords = 2_000;

/** Starts signing in and returns at once. */
export function assembleSession(baton: BatonApi, parts: SessionParts): Session {
  const { clock } = parts;
  const log = createLog(baton);
  const call = createCallStore();
  const line = createLineStore();
  const declinedKeys = createDeclinedKeys();
  const notify = (text: string): void => line.update({ notice: { text, at: clock.now() } });
  const isBlocked = (brief: HandoffBrief): boolean => parts.isBlocked(brief, new Date(parts.wallClock()));

  async function speak(text: string): Promise<Result<Uint8Array>> {
    const answer = await baton.request('whisper:speak', { text });
    return answer.ok ? ok(answer.value.wav) : answer;
  }

  const audio = createAudioPost({ ...parts, update: line.update, notify, log });
  const remoteLevel = (): number => audio.desk()?.remoteLevel() ?? 0;
  const legs = createLegRegistry(audio.desk);
  const journal = createHandoffJournal({ clock, baton, log, onProblem: notify });
  const whisper = createWhisperVoice({
    audio: audio.desk,
    synthesise: speak,
    textOf: parts.whisperText,
    onState: (state) => line.update({ whisper: state }),
    onProblem: notify,
  });
  const timers = createDeadlineTimers(clock, (deadline, legId) =>
    driver.send({ type: 'deadline', at: clock.now(), legId, deadline }),
  );
  const quality = watchQuality({ clock, call: call.store, legs, remoteLevel, log, update: line.update });
  const driver: CallDriver = createCallDriver({
    ...call,
    policy,
    log,
    run: createEffectRunner({
      clock,
      legs,
      journal,
      quality,
      whisper,
      timers,
      audio: audio.desk,
      reopenMicrophone: () => void audio.desk()?.reopenMicrophone(),
      rememberDeclined: declinedKeys.add,
      afterPaint: parts.afterPaint,
      send: (event) => driver.send(event),
    }),
  });

  const hasRoom = (): boolean => roomFor(call.lines.getState()) !== null;

  /** A second call may wait only where the rep wants it to. */
  function mayRing(): boolean {
    const room = roomFor(call.lines.getState());
    return room === 'front' || (room === 'back' && signIn.settings().callWaiting);
  }

  function callIsLive(): boolean {
    const { front, back } = call.lines.getState();
    return liveState(front) || liveState(back);
  }

  const intake = createIntake({
    clock,
    baton,
    journal,
    legs,
    declinedKeys,
    hasRoom: mayRing,
    turnedAwayBy: () => turnedAwayBy(signIn.availability(), parts.wallClock()),
    isBlocked,
    send: driver.send,
    log,
  });
  const replace = createReplacement({ clock, journal, legs, lines: call.lines.getState, send: driver.send, log });
  const registeredIn = createRegistrationClock(clock);
  const phones = createPhoneSwitch({
    clock,
    createPhone: parts.createPhone,
    callIsLive,
    onInvite: intake.receive,
    onReplacement: (leg, replacedLegId) => void replace(leg, replacedLegId),
    onReferral: (referral) => void outgoing.follow(referral),
    onReachability: (reachability) => line.update({ reachability, registeredInMs: registeredIn(reachability) }),
  });
  const outgoing = createOutgoing({
    clock,
    baton,
    journal,
    legs,
    phones,
    hasRoom,
    talk: () => {
      const { front } = call.lines.getState();
      return front.phase === 'talking' ? front.call : null;
    },
    microphone: () => line.store.getState().microphone,
    reachability: () => line.store.getState().reachability,
    reopenMicrophone: () => void audio.desk()?.reopenMicrophone(),
    send: (event) => driver.send(event),
  });
  const signIn = createSignIn({
    baton,
    audio,
    phones,
    line: line.store.getState,
    update: line.update,
    notify,
    phoneFor: (account, desk) => ({ account, audio: desk, speak, log, ringSeconds: ringBackstop, presence }),
  });

  function policy(): CallPolicy {
    const { ringSeconds, wrapUpSeconds, whisperVoice, callWaiting, policy: rules } = signIn.settings();
    const { autoAnswerSeconds } = rules;
    return {
      ringSeconds,
      wrapUpSeconds,
      whisperVoice,
      callWaiting,
      autoAnswerSeconds,
      microphone: line.store.getState().microphone,
    };
  }

  function presence(): PublishedPresence | null {
    const { publishPresence } = signIn.settings();
    return publishedPresence(publishPresence, signIn.availability(), call.store.getState().phase);
  }

  /** After whoever is told of the same has taken it in. */
  const presenceChanged = (): void => phones.current()?.presenceChanged();

  const send: Session['send'] = (intent) => driver.send({ type: 'intent', at: clock.now(), intent });
  const stopReporting = reportPresence({ ...parts, baton, calls: call.lines, line: line.store });
  const stops = [
    call.lines.subscribe(() => {
      if (!callIsLive()) phones.callOver();
      presenceChanged();
    }),
    baton.on('intent', send),
    baton.on('brief:updated', ({ handoffId, brief }) =>
      driver.send({ type: 'brief', at: clock.now(), handoffId, brief, blocked: isBlocked(brief) }),
    ),
    baton.on('handoff:withdrawn', ({ handoffId, why }) =>
      driver.send({ type: 'withdrawn', at: clock.now(), handoffId, outcome: outcomeOfWithdrawal(why) }),
    ),
    baton.on('settings:changed', (settings) => {
      void signIn.settingsChanged(settings);
      presenceChanged();
    }),
    baton.on('availability:changed', (availability) => {
      signIn.availabilityChanged(availability);
      presenceChanged();
    }),
    watchSleep({ ...parts, baton, lines: call.lines.getState, phones, send: (event) => driver.send(event) }),
  ];
  void signIn.run();

  return {
    call: call.store,
    lines: call.lines,
    line: line.store,
    send,
    dial: outgoing.dial,
    restart: signIn.run,
    async stop() {
      driver.send({ type: 'shut-down', at: clock.now() });
      for (const stop of stops) stop();
      timers.cancelAll();
      quality.stop();
      await signIn.stop();
      await phones.stop();
      stopReporting();
      await within(clock, lastWords, journal.settled());
      await audio.close();
    },
    now: clock.now,
    remoteLevel,
    checkEdge: async () =>
      (await phones.current()?.checkEdge()) ?? fail('unreachable', 'Sign in first: until then there is no phone line.'),
    checkPaths: async () => (await phones.current()?.checkPaths()) ?? null,
    measureRelay: async (signal) => (await phones.current()?.measureRelay(signal)) ?? null,
    listen: () => audio.desk()?.listen() ?? { level: () => 0, stop: () => undefined },
    playTest: async (where) =>
      (await audio.desk()?.playTest(where)) ??
      fail('unsupported', 'Sign in first: until then no sound device is open.'),
    dismissNotice: () => line.update({ notice: null }),
  };
}
