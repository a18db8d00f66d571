/** One drain for each line: what happened on a line goes to that line's desk, whichever line is active by then. */
import type { LineName } from '../contract/settings.ts';
import type { LineOutboxes } from '../db/outbox-row.ts';
import type { DeskClient } from '../sync/desk-client.ts';
import { createOutboxDrain, type DrainDependencies, type OutboxDrain } from '../sync/outbox-drain.ts';

export interface LineDrainsDependencies extends Omit<DrainDependencies, 'outbox' | 'client'> {
  readonly outbox: LineOutboxes;
  readonly desk: (line: LineName) => Pick<DeskClient, 'deliver'> | null;
}

const names: readonly LineName[] = ['practice', 'edge'];

/** Seen from outside one drain. */
export function createLineDrains({ outbox, desk, ...shared }: LineDrainsDependencies): OutboxDrain {
  const drains = names.map((line) =>
    createOutboxDrain({ ...shared, outbox: outbox.of(line), client: () => desk(line) }),
  );
  const all = (what: 'start' | 'kick' | 'retryAll') => (): void => {
    for (const drain of drains) drain[what]();
  };
  return {
    start: all('start'),
    kick: all('kick'),
    retryAll: all('retryAll'),
    async stop() {
      await Promise.all(drains.map((drain) => drain.stop()));
    },
  };
}
