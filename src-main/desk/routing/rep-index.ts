/**
 * Free reps in the order of their idleness, in one lane per language and per skill within it, so that finding the
 * longest idle rep for a handoff starts at the front of its shortest lane.
 */
import type { RepProfile } from './model.ts';
import { SortedList } from './sorted-list.ts';

interface Indexed {
  readonly profile: RepProfile;
  readonly idleSince: number;
}

/** What of a rep's profile and place the index was built from: its profile may have changed by the time it leaves. */
interface Place {
  readonly lanes: ReadonlySet<string>;
  readonly idleSince: number;
}

function lanesOf({ languages, skills }: Pick<RepProfile, 'languages' | 'skills'>): Set<string> {
  return new Set(
    languages.flatMap((language) => [lane(language, null), ...skills.map((skill) => lane(language, skill))]),
  );
}

function lane(language: string, skill: string | null): string {
  return JSON.stringify([language, skill]);
}

export class RepIndex<Rep extends Indexed> {
  readonly #lanes = new Map<string, SortedList<Rep>>();
  readonly #places = new Map<string, Place>();

  get size(): number {
    return this.#places.size;
  }

  has(repId: string): boolean {
    return this.#places.has(repId);
  }

  add(rep: Rep): void {
    const { profile, idleSince } = rep;
    this.remove(profile.id);
    const lanes = lanesOf(profile);
    this.#places.set(profile.id, { lanes, idleSince });
    for (const name of lanes) {
      const list = this.#lanes.get(name) ?? new SortedList<Rep>();
      list.add(idleSince, profile.id, rep);
      this.#lanes.set(name, list);
    }
  }

  remove(repId: string): void {
    const place = this.#places.get(repId);
    if (place === undefined) return;
    this.#places.delete(repId);
    for (const name of place.lanes) {
      const list = this.#lanes.get(name);
      list?.remove(place.idleSince, repId);
      if (list?.size === 0) this.#lanes.delete(name);
    }
  }

  /** The longest idle free rep with the language and all skills that `wanted` answers true for. */
  find(
    need: { readonly language: string; readonly skills: readonly string[] },
    wanted: (rep: Rep) => boolean,
  ): Rep | undefined {
    const names = need.skills.length === 0 ? [null] : need.skills;
    let shortest: SortedList<Rep> | undefined;
    for (const name of names) {
      const list = this.#lanes.get(lane(need.language, name));
      if (list === undefined) return undefined;
      if (shortest === undefined || list.size < shortest.size) shortest = list;
    }
    return shortest?.find(wanted);
  }
}
