import { expect, it } from 'vitest';
import { createLineDrains } from '../../src-main/handoff/line-drains.ts';
import { facts, openTestDatabase } from './support.ts';

it('never brings a handoff of one line to the desk of the other, whenever the line changes', async () => {
  const bench = openTestDatabase();
  const { handoffs, outbox, settings } = bench.store;
  for (const line of ['practice', 'edge'] as const) {
    for (let call = 1; call <= 3; call += 1) handoffs.begin(facts(), `${line} ${call}`, line);
  }
  const sent: string[] = [];
  const errors: unknown[] = [];
  await new Promise<void>((resolve) => {
    const drains = createLineDrains({
      outbox,
      desk: (line) => ({
        async deliver(row) {
          sent.push(`${row.handoffKey} to ${line}`);
          // In the middle of each drain's first batch.
          if (sent.length === 3) settings.set({ line: 'edge' });
          return { ok: true, value: undefined };
        },
      }),
      clock: bench.clock,
      onChange() {
        if (sent.length === 6) void drains.stop().then(resolve);
      },
      onError: (error) => errors.push(error),
    });
    drains.start();
  });
  expect(sent.sort()).toEqual(
    [1, 2, 3].map((call) => `edge ${call} to edge`).concat([1, 2, 3].map((call) => `practice ${call} to practice`)),
  );
  expect(errors).toEqual([]);
  bench.discard();
});
