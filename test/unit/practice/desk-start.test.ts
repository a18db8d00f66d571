/** A practice desk that cannot start leaves nothing at work. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { DispatchNode } from '../../../src-main/desk/dispatch/node.ts';
import { openPracticeDesk } from '../../../src-main/practice/desk.ts';

const nodes = vi.hoisted((): { start: DispatchNode['start']; stop: DispatchNode['stop'] }[] => []);
vi.mock('../../../src-main/desk/dispatch/node.ts', async (original) => {
  const real = await original<typeof import('../../../src-main/desk/dispatch/node.ts')>();
  return {
    ...real,
    createDispatchNode(...parts: Parameters<typeof real.createDispatchNode>) {
      const node = real.createDispatchNode(...parts);
      const watched = { ...node, start: vi.fn(node.start), stop: vi.fn(node.stop) };
      nodes.push(watched);
      return watched;
    },
  };
});

it('says why, and stops what it had begun', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-practice-start-'));
  const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(() => {
    throw new Error('no port is left');
  });
  const file = path.join(folder, 'desk.sqlite');
  const opened = await openPracticeDesk({ file, sip: 'sip:rep@practice.invalid', now: () => new Date() });
  expect(opened).toMatchObject({ ok: false, error: { message: expect.stringContaining('no port is left') } });
  expect(nodes[0]?.start).toHaveBeenCalledTimes(1);
  expect(nodes[0]?.stop).toHaveBeenCalledTimes(1);
  listen.mockRestore();
  rmSync(folder, { recursive: true, force: true });
});
