/** What a leg can do once there is a call, whichever side began it. */
import { type Referral as ReferRequest, type Session, SessionState } from 'sip.js';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { CallLeg, LegEvent, Referral } from '../call/ports.ts';
import { createLegEvents } from './leg-events.ts';
import type { LegMedia } from './leg-media.ts';
import type { Log } from './log.ts';
import { type PlaceCall, readReferral } from './referral.ts';
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

  hasDialog(dialogId: string): boolean {
    return this.session.dialog?.id === dialogId;
  }

  /** Who answers UPDATEs in the dialog of this id; null: it is not this call's. */
  updateTaker(dialogId: string): UpdateTaker | null {
    return this.hasDialog(dialogId) ? (request) => this.talk.onUpdate(request) : null;
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
    else this.referring.fail();
  }

  readReferral(request: ReferRequest, place: PlaceCall, log: Log): Referral | null {
    return readReferral(request, { legId: this.id, session: this.session, place, log });
  }

  /** Runs once the session is over, after its last event was told. */
  onOver(run: () => void): void {
    this.session.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) setTimeout(run);
    });
  }
}
