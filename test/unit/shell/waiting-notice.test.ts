/** A second call while the rep talks and Baton may be behind other windows. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallIntent } from '../../../src-main/contract/call.ts';
import type { Presence } from '../../../src-main/contract/presence.ts';
import { createNotice } from '../../../src-main/shell/notice.ts';
import { createSurfaces, type Surfaces, unknownSurroundings } from '../../../src-main/shell/surfaces.ts';

interface Shown {
  title: string;
  actions: string[];
  closed: boolean;
  act(index: number): void;
}

/** What the operating system shows. */
const system = vi.hoisted(() => ({ shown: [] as Shown[] }));
vi.mock('electron', () => ({
  Notification: class {
    static isSupported = () => true;
    readonly #shown: Shown;
    #onAction: (details: { actionIndex: number }) => void = () => undefined;
    constructor({ title, actions }: { title: string; actions: { text: string }[] }) {
      const act = (actionIndex: number) => this.#onAction({ actionIndex });
      this.#shown = { title, actions: actions.map(({ text }) => text), closed: false, act };
    }
    on(event: string, listener: (details: { actionIndex: number }) => void): void {
      if (event === 'action') this.#onAction = listener;
    }
    show(): void {
      system.shown.push(this.#shown);
    }
    close(): void {
      this.#shown.closed = true;
    }
  },
}));

const talking: Presence = {
  ...unknownSurroundings.presence,
  phase: 'talking',
  legId: 'a',
  headline: 'Priya Raman',
};
const dana = { legId: 'b', headline: 'Dana Whitfield', detail: 'Asked for pricing.', blocked: false };

let moves: string[];
let sent: CallIntent[];
let inView: boolean;
let surfaces: Surfaces;

beforeEach(() => {
  system.shown.length = 0;
  moves = [];
  sent = [];
  inView = false;
  const move = (name: string) => () => void moves.push(name);
  const none = { follow: () => undefined };
  const notice = createNotice(() => inView, move('answered'));
  surfaces = createSurfaces({
    window: { raise: move('raise'), flash: move('flash'), settle: move('settle'), setTitle: () => undefined },
    ...{ tray: null, ring: none, callback: none, badge: none, sleep: none },
    waiting: notice,
    onRing: () => 'raise',
    send: (intent) => void sent.push(intent),
    answers: { take: () => undefined, pass: () => undefined },
  });
  surfaces.presence(talking);
});

describe('the notice of a call that waits', () => {
  it('comes with the INVITE, only flashes the window, and goes with it', () => {
    surfaces.presence({ ...talking, waiting: dana });
    expect(system.shown).toMatchObject([
      { title: 'Another call waits: Dana Whitfield', actions: ['Hold and bridge', 'Decline'], closed: false },
    ]);
    expect(moves).toEqual(['flash']);
    surfaces.presence(talking);
    expect(system.shown[0]?.closed).toBe(true);
    expect(moves).toEqual(['flash', 'settle']);
  });

  it('answers for that call and no other', () => {
    surfaces.presence({ ...talking, waiting: dana });
    system.shown[0]?.act(0);
    surfaces.presence({ ...talking, waiting: { ...dana, legId: 'c' } });
    system.shown.at(-1)?.act(1);
    expect(sent).toEqual([
      { type: 'bridge', legId: 'b' },
      { type: 'decline', reason: 'declined', legId: 'c' },
    ]);
  });

  it('is another one for another caller, whatever the words', () => {
    surfaces.presence({ ...talking, waiting: dana });
    surfaces.presence({ ...talking, waiting: { ...dana, legId: 'c' } });
    expect(system.shown.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('does not offer to bridge whom nobody has cleared, until the rep overrides that', () => {
    surfaces.presence({ ...talking, waiting: { ...dana, blocked: true } });
    expect(system.shown.at(-1)?.actions).toEqual(['Decline']);
    surfaces.presence({ ...talking, waiting: dana });
    expect(system.shown.at(-1)?.actions).toEqual(['Hold and bridge', 'Decline']);
  });

  it('is none while the rep looks at the window', () => {
    inView = true;
    surfaces.presence({ ...talking, waiting: dana });
    surfaces.presence({ ...talking, waiting: { ...dana, legId: 'c' } });
    expect(system.shown).toEqual([]);
  });
});
