/** A call of ours whose far end is the test. It keeps what it was told, in order. */
import type { DialTarget } from '../../../src-main/contract/dial-target.ts';
import { ok, type Result } from '../../../src-main/contract/result.ts';
import type { CallLeg, LegEvent, OutboundLeg } from '../../../src-renderer/call/ports.ts';
import type { MediaSample } from '../../../src-renderer/call/quality/sample.ts';
import { FakeStream } from './fake-media.ts';

export class FakeOutboundLeg implements OutboundLeg {
  readonly direction = 'out';
  readonly id: string;
  readonly remoteAudio: MediaStream;
  readonly commands: string[] = [];
  readonly #listeners = new Set<(event: LegEvent) => void>();

  constructor(id: string) {
    this.id = id;
    this.remoteAudio = new FakeStream(`audio of ${id}`);
  }

  emit(event: LegEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  subscribe(listener: (event: LegEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dial(): void {
    this.commands.push('dial');
  }

  setMuted(muted: boolean): void {
    this.commands.push(muted ? 'mute' : 'unmute');
  }

  async setHeld(held: boolean): Promise<Result<void>> {
    this.commands.push(held ? 'hold' : 'resume');
    return ok(undefined);
  }

  async sendTones(tones: string): Promise<Result<void>> {
    this.commands.push(`tones ${tones}`);
    return ok(undefined);
  }

  async sampleMedia(): Promise<MediaSample | null> {
    return null;
  }

  transfer(target: DialTarget): void {
    this.commands.push(`transfer ${JSON.stringify(target)}`);
  }

  putThrough(other: CallLeg): void {
    this.commands.push(`put through to ${other.id}`);
  }

  mix(other: MediaStream | null): void {
    this.commands.push(other === null ? 'part' : 'mix');
  }

  async hangUp(): Promise<void> {
    this.commands.push('hang-up');
  }
}
