/** Carries out what the transition asks for. It decides nothing; answers come back as events. */

import type { HandoffEvent } from '../../src-main/contract/call.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { Effect } from '../call/effects.ts';
import type { CallEvent } from '../call/events.ts';
import type { AnyLeg, AudioDesk, InboundLeg } from '../call/ports.ts';
import type { Clock } from './clock.ts';
import type { DeadlineTimers } from './deadline-timers.ts';
import type { HandoffJournal } from './handoff-journal.ts';
import type { LegRegistry } from './leg-registry.ts';
import type { QualityWatch } from './quality-watch.ts';
import type { WhisperVoice } from './whisper-voice.ts';

export interface EffectPorts {
  readonly clock: Clock;
  readonly legs: LegRegistry;
  readonly journal: HandoffJournal;
  readonly quality: Pick<QualityWatch, 'finish'>;
  readonly whisper: WhisperVoice;
  readonly timers: DeadlineTimers;
  readonly audio: () => Pick<
    AudioDesk,
    'startRinger' | 'stopRinger' | 'startRingback' | 'stopRingback' | 'beep'
  > | null;
  readonly reopenMicrophone: () => void;
  readonly rememberDeclined: (handoffKey: string) => void;
  /** Runs once what the store says now is on the screen. */
  readonly afterPaint: (run: () => void) => void;
  readonly send: (event: CallEvent) => void;
}

export function createEffectRunner(ports: EffectPorts): (effect: Effect) => void {
  const { clock, legs, journal, quality, whisper, timers, audio, send } = ports;

  /** A leg that was released meanwhile has nothing left to be told. */
  function onLeg(legId: string, run: (leg: AnyLeg) => void): void {
    const leg = legs.get(legId);
    if (leg !== null) run(leg);
  }

  function onIncoming(legId: string, run: (leg: InboundLeg) => void): void {
    onLeg(legId, (leg) => {
      if (leg.direction === 'in') run(leg);
    });
  }

  async function bridge(leg: InboundLeg): Promise<void> {
    const answer = await leg.bridge(() => journal.accept(leg.id));
    send({ type: 'bridge-answer', at: clock.now(), legId: leg.id, problem: problemOf(answer) });
  }

  async function hold(leg: AnyLeg, held: boolean): Promise<void> {
    const answer = await leg.setHeld(held);
    send({ type: 'hold-answer', at: clock.now(), legId: leg.id, held, problem: problemOf(answer) });
  }

  async function sendTones(leg: AnyLeg, tones: string): Promise<void> {
    const problem = problemOf(await leg.sendTones(tones));
    if (problem !== null) send({ type: 'tones-refused', at: clock.now(), legId: leg.id, problem });
  }

  function record(legId: string, event: HandoffEvent): void {
    const summary = event.type === 'ended' ? quality.finish(legId) : null;
    if (summary !== null) journal.record(legId, { type: 'quality', summary });
    journal.record(legId, event);
  }

  return (effect) => {
    switch (effect.type) {
      case 'ring':
        return ports.afterPaint(() => onIncoming(effect.legId, (leg) => leg.ring()));
      case 'dial':
        return onLeg(effect.legId, (leg) => {
          if (leg.direction === 'out') leg.dial();
        });
      case 'start-ringback':
        return audio()?.startRingback();
      case 'stop-ringback':
        return audio()?.stopRingback();
      case 'start-ringer':
        return audio()?.startRinger();
      case 'stop-ringer':
        return audio()?.stopRinger();
      case 'beep':
        return audio()?.beep();
      case 'speak-whisper':
        return whisper.speak(effect.brief);
      case 'toggle-whisper':
        return whisper.toggle(effect.brief);
      case 'cut-whisper':
        return whisper.cut();
      case 'bridge':
        return onIncoming(effect.legId, (leg) => void bridge(leg));
      case 'set-audible':
        return legs.setAudible(effect.legId, effect.audible);
      case 'decline':
        return onIncoming(effect.legId, (leg) => void leg.decline(effect.status, effect.reason));
      case 'ask-more-time':
        return onIncoming(effect.legId, (leg) => void leg.askMoreTime(effect.seconds));
      case 'mute':
        return onLeg(effect.legId, (leg) => leg.setMuted(effect.muted));
      case 'hold':
        return onLeg(effect.legId, (leg) => void hold(leg, effect.held));
      case 'tones':
        return onLeg(effect.legId, (leg) => void sendTones(leg, effect.tones));
      case 'refer':
        return onLeg(effect.legId, (leg) => leg.transfer(effect.target));
      case 'put-through':
        return onLeg(effect.legId, (leg) => onLeg(effect.otherLegId, (other) => leg.putThrough(other)));
      case 'merge':
        return legs.merge(effect.legIds);
      case 'part':
        return legs.part(effect.legIds);
      case 'hang-up':
        return onLeg(effect.legId, (leg) => void leg.hangUp());
      case 'reopen-microphone':
        return ports.reopenMicrophone();
      case 'record':
        return record(effect.legId, effect.event);
      case 'remember-declined':
        return ports.rememberDeclined(effect.handoffKey);
      case 'schedule':
        return timers.schedule(effect.deadline, effect.legId, effect.at);
      case 'cancel-deadlines':
        return timers.cancel(effect.legId);
      case 'release':
        return legs.release(effect.legId);
      default:
        return effect satisfies never;
    }
  };
}

function problemOf(answer: Result<unknown>): string | null {
  return answer.ok ? null : answer.error.message;
}
