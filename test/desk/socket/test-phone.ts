/** The phone's end as it is, on a desk of a test, without the page and the database. */
import { expect } from 'vitest';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { Presence } from '../../../src-main/contract/presence.ts';
import { createDeskLink, type DeskLink } from '../../../src-main/handoff/desk-link.ts';
import type { TestDesk } from '../http/desk-app.ts';

export const registered: Presence = {
  reachability: { kind: 'reachable', roundTripMs: 5 },
  phase: 'idle',
  legId: null,
  headline: null,
  detail: null,
  waiting: null,
  until: null,
};

export interface TestPhone {
  readonly key: string;
  readonly link: DeskLink;
  readonly briefs: Map<string, HandoffBrief>;
  readonly done: string[];
}

/** A rep of team acme with a phone that is connected, registered and available. */
export async function openPhone(desk: TestDesk, repId: string, skills: readonly string[] = []): Promise<TestPhone> {
  const key = await desk.rep('acme', repId, { skills: [...skills] });
  const briefs = new Map<string, HandoffBrief>();
  const done: string[] = [];
  let cursor = 0;
  const link = createDeskLink({
    address: () => ({ baseUrl: desk.url, bearer: key }),
    cursorOf: () => ({
      get: () => cursor,
      set(next) {
        cursor = next;
      },
    }),
    availability: () => ({ state: 'available', since: '2026-03-02T15:00:00.000Z', until: null }),
    cachedBrief: (handoffKey) => briefs.get(handoffKey) ?? null,
    briefTold: (brief) => void briefs.set(brief.handoffKey, brief),
    withdrawn: (handoffKey, why) => void done.push(`withdrawn ${handoffKey} ${why}`),
    setAway: () => void done.push('away'),
    changed: () => undefined,
    onError: (error) => void done.push(`failed ${String(error)}`),
  });
  link.presenceReported(registered);
  await expect.poll(() => link.state().connection.kind).toBe('live');
  return { key, link, briefs, done };
}
