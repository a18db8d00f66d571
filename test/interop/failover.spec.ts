/** Two real edges: the first dies with everything on it, the phone is on the second before anybody calls there. */
import { remoteLevel } from '../e2e/rep.ts';
import { type Edge, startEdge } from './edge/edge.ts';
import { bridge, expect, ring, test, untilHeard } from './fixtures.ts';

test('the first edge dies: the phone registers on the second, and a call arrives there', async ({
  startRep,
  farEndAt,
}) => {
  const edges: Edge[] = [];
  try {
    const first = await startEdge({ mediaPorts: [31_001, 31_500] });
    edges.push(first);
    const second = await startEdge({ mediaPorts: [31_501, 32_000] });
    edges.push(second);
    const rep = await startRep({ server: first.wsUrl });
    await expect.poll(() => first.contacts()).toBe(1);
    await rep.page.evaluate(async (server) => {
      const settings = await window.baton.request('settings:get', {});
      if (!settings.ok) throw new Error(settings.error.message);
      const network = { ...settings.value.network, moreServers: [server] };
      void window.baton.request('network:save', { network, turnPassword: null });
    }, second.wsUrl);
    await expect(async () => {
      const account = await rep.page.evaluate(() => window.baton.request('account:get', {}));
      expect(account).toMatchObject({ ok: true, value: { route: { servers: [first.wsUrl, second.wsUrl] } } });
    }).toPass();
    await expect(rep.page.getByText(/^Reachable/)).toBeVisible();
    expect(second.contacts()).toBe(0);

    const diedAt = performance.now();
    await first.die();
    await expect.poll(() => second.contacts(), { intervals: [50] }).toBe(1);
    console.log(`      on the second edge ${Math.round(performance.now() - diedAt)} ms after the first died`);
    const call = await farEndAt(second);
    await bridge(rep, await ring(rep, call));
    await untilHeard(call);
    await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
    expect((await call.bye()).status).toBe(200);
  } finally {
    await Promise.all(edges.map((edge) => edge.stop()));
  }
});
