/** A callback that is due while Baton is in the background. */
import { beforeEach, expect, it } from 'vitest';
import { type AnnouncedOffer, deskOff } from '../../../src-main/contract/desk-state.ts';
import type { NoticeText } from '../../../src-main/shell/notice.ts';
import {
  createSurfaces,
  type SurfaceParts,
  type Surfaces,
  unknownSurroundings,
} from '../../../src-main/shell/surfaces.ts';

const offer: AnnouncedOffer = {
  handoffId: 'h-1',
  token: 3,
  expiresAt: '2026-03-02T15:05:00.000Z',
  callbackId: 'cb-1',
  dial: false,
  name: 'Dana Whitfield',
  company: 'Brightside Dental',
  role: null,
  phone: null,
  trigger: null,
  reason: 'Wanted to talk after lunch.',
};

let notices: (NoticeText | null)[];
let moves: string[];
let onRing: 'raise' | 'flash';
let surfaces: Surfaces;

beforeEach(() => {
  notices = [];
  moves = [];
  onRing = 'raise';
  const move = (name: string) => () => void moves.push(name);
  const window = { raise: move('raise'), flash: move('flash'), settle: move('settle'), setTitle: () => undefined };
  const parts: SurfaceParts = {
    window,
    tray: null,
    ring: { follow: () => undefined },
    waiting: { follow: () => undefined },
    callback: { follow: (text) => void notices.push(text) },
    badge: { follow: () => undefined },
    sleep: { follow: () => undefined },
    onRing: () => onRing,
    send: () => undefined,
    answers: {
      take: ({ token }) => void moves.push(`take ${token}`),
      pass: ({ token }) => void moves.push(`pass ${token}`),
    },
  };
  surfaces = createSurfaces(parts);
});

it('is told once with its answers, and put away when it is answered', () => {
  surfaces.desk({ ...deskOff, offer });
  surfaces.desk({ ...deskOff, offer });
  expect(moves).toEqual(['raise']);
  expect(notices[0]).toMatchObject({
    title: 'Callback due: Dana Whitfield · Brightside Dental',
    body: 'Wanted to talk after lunch.',
  });
  for (const { choose } of notices[0]?.answers ?? []) choose();
  expect(moves).toEqual(['raise', 'take 3', 'pass 3']);
  surfaces.desk({ ...deskOff, offer: { ...offer, dial: true } });
  expect(notices.at(-1)).toBeNull();
  expect(moves.at(-1)).toBe('settle');
});

it('only flashes where the rep wants no window to come up', () => {
  onRing = 'flash';
  surfaces.desk({ ...deskOff, offer });
  surfaces.presence({ ...unknownSurroundings.presence, phase: 'ringing' });
  expect(moves).toEqual(['flash', 'flash']);
});

it('is none while the prospect is on the line with the AI: that will ring', () => {
  surfaces.desk({ ...deskOff, offer: { ...offer, callbackId: null } });
  expect(moves).toEqual([]);
  expect(notices).toEqual([null]);
});
