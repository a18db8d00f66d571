/** The AI still talks while a phone rings: the brief of an offered handoff grows on the rep's screen. */
import type { MomentMessage } from '../../contract/desk-socket.ts';
import type { Briefs } from '../handoffs/briefs.ts';
import type { DeskStore } from '../store/store.ts';

/** Whoever is told. */
export interface Reader {
  readonly teamId: string;
  /** False: it is behind, and was not told. */
  tell(moment: MomentMessage): boolean;
}

export interface BriefUpdates {
  /** The reader was offered this handoff: tells how its brief grows from now on. */
  watch(reader: Reader, handoffId: string): Promise<void>;
  unwatch(reader: Reader, handoffId: string): void;
  /** For good: whatever is still to be watched for it is not. */
  forget(reader: Reader): void;
  /** Tells the brief as it is. */
  update(reader: Reader, handoffId: string): void;
  /** The conversation has new turns. */
  grew(teamId: string, conversationId: string): void;
  /** Words may have been lost: everything watched may have grown. */
  gap(): void;
}

interface Watch {
  readonly reader: Reader;
  readonly handoffId: string;
  /** Runs while the brief was told a moment ago. */
  pause: NodeJS.Timeout | null;
  again: boolean;
}

/** Between two updates of one brief, ms: nobody reads faster. */
const pauseMs = 250;
/** Offers watched for one reader; the oldest are over long since. */
const watchedAtMost = 5;

export function createBriefUpdates(store: DeskStore, briefs: Briefs, failed: (error: unknown) => void): BriefUpdates {
  /** By conversation. */
  const watches = new Map<string, Set<Watch>>();
  const byReader = new Map<Reader, Map<string, { readonly watch: Watch; readonly name: string }>>();
  const forgotten = new WeakSet<Reader>();

  function drop(reader: Reader, handoffId: string): void {
    const mine = byReader.get(reader);
    const entry = mine?.get(handoffId);
    if (mine === undefined || entry === undefined) return;
    clearTimeout(entry.watch.pause ?? undefined);
    mine.delete(handoffId);
    if (mine.size === 0) byReader.delete(reader);
    const others = watches.get(entry.name);
    others?.delete(entry.watch);
    if (others?.size === 0) watches.delete(entry.name);
  }

  function isWatched({ reader, handoffId }: Watch): boolean {
    return byReader.get(reader)?.has(handoffId) === true;
  }

  async function tell(watch: Watch): Promise<void> {
    const { reader, handoffId } = watch;
    const brief = await briefs.ofId(reader.teamId, handoffId);
    if (brief === null || !isWatched(watch)) return;
    // One that could not be told is told after the pause: the last always is.
    if (!reader.tell({ type: 'brief', handoffId, brief })) watch.again = true;
  }

  function update(watch: Watch): void {
    if (watch.pause !== null) {
      watch.again = true;
      return;
    }
    watch.again = false;
    watch.pause = setTimeout(() => {
      watch.pause = null;
      if (watch.again && isWatched(watch)) update(watch);
    }, pauseMs);
    watch.pause.unref();
    tell(watch).catch(failed);
  }

  return {
    async watch(reader, handoffId) {
      const handoff = await store.handoffs.get(reader.teamId, handoffId);
      // Forgotten while it was read.
      if (handoff === null || forgotten.has(reader)) return;
      drop(reader, handoffId);
      const name = nameOf(reader.teamId, handoff.conversationId);
      const added: Watch = { reader, handoffId, pause: null, again: false };
      const mine = byReader.get(reader) ?? new Map();
      byReader.set(reader, mine.set(handoffId, { watch: added, name }));
      watches.set(name, (watches.get(name) ?? new Set()).add(added));
      const [oldest] = mine.keys();
      if (mine.size > watchedAtMost && oldest !== undefined) drop(reader, oldest);
    },
    unwatch: drop,
    forget(reader) {
      forgotten.add(reader);
      for (const handoffId of [...(byReader.get(reader)?.keys() ?? [])]) drop(reader, handoffId);
    },
    update(reader, handoffId) {
      const entry = byReader.get(reader)?.get(handoffId);
      if (entry !== undefined) update(entry.watch);
    },
    grew(teamId, conversationId) {
      for (const each of watches.get(nameOf(teamId, conversationId)) ?? []) update(each);
    },
    gap() {
      for (const all of watches.values()) for (const each of all) update(each);
    },
  };
}

function nameOf(teamId: string, conversationId: string): string {
  return `${teamId} ${conversationId}`;
}
