/** A leg whose far end is the test. It keeps what it was told, in order. */
import type { InviteFacts } from '../../../src-main/contract/call.ts';
import type { DialTarget } from '../../../src-main/contract/dial-target.ts';
import { ok, type Result } from '../../../src-main/contract/result.ts';
import type { CallLeg, InboundLeg, LegEvent } from '../../../src-renderer/call/ports.ts';
import type { MediaSample } from '../../../src-renderer/call/quality/sample.ts';
import { factsOf } from './call-events.ts';
import { FakeStream } from './fake-media.ts';

export type LegCommand =
  | { readonly type: 'ring' }
  | { readonly type: 'bridge' }
  | { readonly type: 'decline'; readonly status: number; readonly reason: string }
  | { readonly type: 'more-time'; readonly seconds: number }
  | { readonly type: 'mute'; readonly muted: boolean }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'tones'; readonly tones: string }
  | { readonly type: 'transfer'; readonly target: DialTarget }
  | { readonly type: 'put-through'; readonly other: string }
  | { readonly type: 'mix'; readonly other: MediaStream | null }
  | { readonly type: 'hang-up' };

type Accept = Parameters<InboundLeg['bridge']>[0];

export class FakeLeg implements InboundLeg {
  readonly direction = 'in';
  readonly id: string;
  readonly facts: InviteFacts;
  readonly remoteAudio: MediaStream;
  readonly commands: LegCommand[] = [];
  /** What the next bridge, hold and tones are answered. */
  answers: { bridge: Result<void>; hold: Result<void>; tones: Result<void> } = {
    bridge: ok(undefined),
    hold: ok(undefined),
    tones: ok(undefined),
  };
  /** What the browser has counted. */
  sample: MediaSample | null = null;
  /** What the far end asks of the desk when the rep bridges. */
  onBridge: ((accept: Accept) => Promise<void>) | null = null;
  readonly #listeners = new Set<(event: LegEvent) => void>();

  constructor(id: string, facts: Partial<InviteFacts> = {}) {
    this.id = id;
    this.facts = { ...factsOf(id), ...facts };
    this.remoteAudio = new FakeStream(`audio of ${id}`);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  emit(event: LegEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  told(type: LegCommand['type']): LegCommand[] {
    return this.commands.filter((command) => command.type === type);
  }

  subscribe(listener: (event: LegEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ring(): void {
    this.commands.push({ type: 'ring' });
  }

  async bridge(accept: Accept): Promise<Result<void>> {
    this.commands.push({ type: 'bridge' });
    await this.onBridge?.(accept);
    return this.answers.bridge;
  }

  async decline(status: number, reason: string): Promise<void> {
    this.commands.push({ type: 'decline', status, reason });
  }

  async askMoreTime(seconds: number): Promise<void> {
    this.commands.push({ type: 'more-time', seconds });
  }

  setMuted(muted: boolean): void {
    this.commands.push({ type: 'mute', muted });
  }

  async setHeld(held: boolean): Promise<Result<void>> {
    this.commands.push({ type: 'hold', held });
    return this.answers.hold;
  }

  async sendTones(tones: string): Promise<Result<void>> {
    this.commands.push({ type: 'tones', tones });
    return this.answers.tones;
  }

  async sampleMedia(): Promise<MediaSample | null> {
    return this.sample;
  }

  transfer(target: DialTarget): void {
    this.commands.push({ type: 'transfer', target });
  }

  putThrough(other: CallLeg): void {
    this.commands.push({ type: 'put-through', other: other.id });
  }

  mix(other: MediaStream | null): void {
    this.commands.push({ type: 'mix', other });
  }

  async hangUp(): Promise<void> {
    this.commands.push({ type: 'hang-up' });
  }
}
