/** What a leg can do once there is a call, whichever side began it. */
import type { Session } from 'sip.js';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { CallLeg, LegEvent } from '../call/ports.ts';
import { createLegEvents } from './leg-events.ts';
import type { LegMedia } from './leg-media.ts';
import type { Referring } from './referring.ts';
import type { Talk } from './talk.ts';
import type { UpdateTaker } from './update.ts';

export abstract class LegBase implements CallLeg {
  readonly id: string = crypto.randomUUID();
  readonly sampleMedia = () => this.media.sample();
  protected readonly events = createLegEvents();
  protected abstract readonly referring: Referring;
  protected abstract readonly media: LegMedia;
  protected abstract readonly talk: Talk;
  protected abstract readonly session: Session;

  abstract hangUp(): Promise<void>;

  /** Who answers UPDATEs in the dialog of this id; null: it is not this call's. */
  updateTaker(dialogId: string): UpdateTaker | null {
    return this.session.dialog?.id === dialogId ? (request) => this.talk.onUpdate(request) : null;
  }

  get remoteAudio(): MediaStream | null {
    return this.media.remoteStream;
  }

  subscribe(listener: (event: LegEvent) => void): () => void {
    return this.events.subscribe(listener);
  }

  setMuted(muted: boolean): void {
    this.talk.setMuted(muted);
  }

  setHeld(held: boolean): Promise<Result<void>> {
    return this.talk.setHeld(held);
  }

  sendTones(tones: string): Promise<Result<void>> {
    return this.talk.sendTones(tones);
  }
  transfer(target: DialTarget): void {
    this.referring.refer(target);
  }

  mix(other: MediaStream | null): void {
    void this.media.mix(other);
  }

  /** Of another phone than ours there is nothing to be put through to. */
  putThrough(other: CallLeg): void {
    if (other instanceof LegBase) this.referring.replace(other.session);
  }
}
