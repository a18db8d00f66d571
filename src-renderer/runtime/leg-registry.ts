/** The legs this phone still listens to, by id, with what the far end sounds like. */
import type { AnyLeg, AudioDesk, LegEvent } from '../call/ports.ts';

type FarEnd = ReturnType<AudioDesk['attach']>;

interface Entry {
  readonly leg: AnyLeg;
  readonly unsubscribe: () => void;
  farEnd: FarEnd | null;
}

export interface LegRegistry {
  add(leg: AnyLeg, listener: (event: LegEvent) => void): void;
  get(legId: string): AnyLeg | null;
  /** Opens or closes the far end in the headset. Before its audio exists there is nothing to open: the leg opens it itself. */
  setAudible(legId: string, audible: boolean): void;
  /** Each of the two is sent what the other says. */
  merge(legIds: readonly [string, string]): void;
  /** Neither is any more. */
  part(legIds: readonly [string, string]): void;
  release(legId: string): void;
}

export function createLegRegistry(audio: () => AudioDesk | null): LegRegistry {
  const entries = new Map<string, Entry>();
  return {
    add(leg, listener) {
      entries.set(leg.id, { leg, unsubscribe: leg.subscribe(listener), farEnd: null });
    },
    get: (legId) => entries.get(legId)?.leg ?? null,
    setAudible(legId, audible) {
      const entry = entries.get(legId);
      if (entry === undefined) return;
      const stream = entry.leg.remoteAudio;
      const hasAudio = stream !== null && stream.getAudioTracks().length > 0;
      if (entry.farEnd === null && hasAudio && audible) entry.farEnd = audio()?.attach(stream) ?? null;
      entry.farEnd?.setAudible(audible);
    },
    merge([one, other]) {
      entries.get(one)?.leg.mix(entries.get(other)?.leg.remoteAudio ?? null);
      entries.get(other)?.leg.mix(entries.get(one)?.leg.remoteAudio ?? null);
    },
    part(legIds) {
      for (const legId of legIds) entries.get(legId)?.leg.mix(null);
    },
    release(legId) {
      const entry = entries.get(legId);
      if (entry === undefined) return;
      entries.delete(legId);
      entry.unsubscribe();
      entry.farEnd?.detach();
    },
  };
}
