/** Replies the store could not take: known here, and offered to it again until it does. */
import type { FastifyBaseLogger } from 'fastify';
import type { IdempotencySlot, IdempotencyStore, Reservation, StoredReply } from '../store/store.ts';

export interface UnkeptReplies {
  /** Keeps the reply; one the store does not take now, it gets later. */
  keep(slot: IdempotencySlot, fingerprint: string, reply: StoredReply): Promise<void>;
  /** What the store does not know of a slot yet; null: nothing. */
  find(slot: IdempotencySlot, fingerprint: string): Reservation | null;
  /** Offers every one once more, and no more. */
  settle(): Promise<void>;
}

interface Unkept {
  readonly slot: IdempotencySlot;
  readonly fingerprint: string;
  readonly reply: StoredReply;
}

/** Well within the time after which another node takes a reservation for abandoned, ms. */
const againMs = 500;
/** Replies remembered; a store that is away answers almost nobody, so there are few. */
const most = 10_000;

export function createUnkeptReplies(
  store: Pick<IdempotencyStore, 'keep'>,
  log: Pick<FastifyBaseLogger, 'error'>,
): UnkeptReplies {
  const unkept = new Map<string, Unkept>();
  let timer: NodeJS.Timeout | null = null;

  async function offer(name: string, { slot, reply }: Unkept): Promise<void> {
    try {
      await store.keep(slot, reply);
      unkept.delete(name);
    } catch (error) {
      log.error({ err: error }, 'reply not kept');
    }
  }

  async function offerAll(): Promise<void> {
    for (const [name, each] of [...unkept]) await offer(name, each);
  }

  function later(): void {
    if (timer !== null || unkept.size === 0) return;
    timer = setTimeout(async () => {
      await offerAll();
      timer = null;
      later();
    }, againMs).unref();
  }

  return {
    async keep(slot, fingerprint, reply) {
      const name = nameOf(slot);
      const mine = { slot, fingerprint, reply };
      unkept.set(name, mine);
      const [oldest] = unkept.keys();
      if (unkept.size > most && oldest !== undefined) unkept.delete(oldest);
      await offer(name, mine);
      later();
    },
    find(slot, fingerprint) {
      const known = unkept.get(nameOf(slot));
      if (known === undefined) return null;
      return known.fingerprint === fingerprint ? { kind: 'replied', reply: known.reply } : { kind: 'other-content' };
    },
    async settle() {
      clearTimeout(timer ?? undefined);
      await offerAll();
    },
  };
}

function nameOf({ teamId, keyId, idempotencyKey }: IdempotencySlot): string {
  return `${teamId} ${keyId} ${idempotencyKey}`;
}
