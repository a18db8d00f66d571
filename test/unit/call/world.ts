/** The world as the effects of calls leave it, for what must hold in it. */
import { expect } from 'vitest';
import type { DeadlineName } from '../../../src-renderer/call/deadlines.ts';
import type { Effect } from '../../../src-renderer/call/effects.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';

export class World {
  ringer = false;
  ringback = false;
  whispering = false;
  readonly audible = new Set<string>();
  readonly open = new Set<string>();
  bridging: string | null = null;
  readonly endings = new Map<string, number>();
  /** Far ends that the rep's mute keeps from hearing. */
  readonly muted = new Set<string>();
  /** What a far end is asked for that has not answered: hold, or its end. */
  readonly asked = new Map<string, boolean>();
  /** Far ends that have agreed to be on hold. */
  readonly onHold = new Set<string>();
  /** The two that hear each other. */
  merged: readonly string[] = [];
  readonly #deadlines = new Map<string, string>();

  /** A deadline that has passed is gone. */
  happen(event: CallEvent): void {
    if (event.type === 'deadline') this.#deadlines.delete(`${event.legId} ${event.deadline}`);
    if (event.type !== 'hold-answer' || this.asked.get(event.legId) !== event.held) return;
    this.asked.delete(event.legId);
    if (event.problem !== null) return;
    if (event.held) this.onHold.add(event.legId);
    else this.onHold.delete(event.legId);
  }

  /** Legs that something is still to happen to by itself. */
  deadlineLegs(): Iterable<string> {
    return this.#deadlines.values();
  }

  waitsFor(deadline: DeadlineName, legId: string): boolean {
    return this.#deadlines.has(`${legId} ${deadline}`);
  }

  apply(effect: Effect): void {
    switch (effect.type) {
      case 'ring':
      case 'dial':
        this.open.add(effect.legId);
        return;
      case 'start-ringer':
      case 'stop-ringer':
        this.ringer = effect.type === 'start-ringer';
        if (this.ringer) this.bridging = null;
        return;
      case 'start-ringback':
      case 'stop-ringback':
        this.ringback = effect.type === 'start-ringback';
        return;
      case 'speak-whisper':
      case 'toggle-whisper':
        this.whispering = true;
        return;
      case 'cut-whisper':
        this.whispering = false;
        return;
      case 'bridge':
        expect(this.bridging, 'one bridge at a time').toBe(null);
        this.bridging = effect.legId;
        return;
      case 'set-audible':
        if (effect.audible) this.audible.add(effect.legId);
        else this.audible.delete(effect.legId);
        return;
      case 'release':
        this.open.delete(effect.legId);
        if (this.bridging === effect.legId) this.bridging = null;
        return;
      case 'mute':
        if (effect.muted) this.muted.add(effect.legId);
        else this.muted.delete(effect.legId);
        return;
      case 'hold':
        expect(this.asked.has(effect.legId), 'one change of hold at a time').toBe(false);
        this.asked.set(effect.legId, effect.held);
        return;
      case 'merge':
        expect(this.merged, 'merged once').toEqual([]);
        this.merged = effect.legIds;
        return;
      case 'part':
        expect([...effect.legIds].sort(), 'parted as merged').toEqual([...this.merged].sort());
        this.merged = [];
        return;
      case 'record':
        if (effect.event.type === 'bridged' && this.bridging === effect.legId) this.bridging = null;
        if (effect.event.type === 'ended') this.endings.set(effect.legId, (this.endings.get(effect.legId) ?? 0) + 1);
        return;
      case 'schedule':
        this.#deadlines.set(`${effect.legId} ${effect.deadline}`, effect.legId);
        return;
      case 'cancel-deadlines':
        for (const [key, id] of this.#deadlines) if (id === effect.legId) this.#deadlines.delete(key);
        return;
      default:
        return;
    }
  }
}
