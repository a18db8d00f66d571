/** Use cases of a call the rep places: look at the number, then write the call down so that it can be sent. */
import { randomUUID } from 'node:crypto';
import { emptyBrief, type HandoffBrief } from '../contract/brief.ts';
import type { InviteFacts } from '../contract/call.ts';
import type { DialBegun, DialCheck, DialRequest, TransferTarget } from '../contract/dial.ts';
import { dialPrefixes } from '../contract/locks.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import type { LineName, Settings } from '../contract/settings.ts';
import { dialledKey } from '../db/briefs.ts';
import type { Store } from '../db/store.ts';
import { insideLight, lightFor } from './guard.ts';
import { type DialNumber, outsidePolicy, readNumber } from './number.ts';
import { notTransferable } from './transfer-policy.ts';

export interface Dialling {
  check(request: Pick<DialRequest, 'input' | 'about'>): Result<DialCheck>;
  /** Checks anew: calling hours may have ended since. Fails with `forbidden` where a block is not overridden. */
  begin(request: DialRequest): Result<DialBegun>;
  /** Where a call may be transferred to; `byFarEnd`: a REFER asks, and only what is listed or of the own domain is followed. */
  transferTo(input: string, byFarEnd: boolean): Result<TransferTarget>;
}

export interface DiallingDependencies {
  readonly store: Pick<Store, 'handoffs' | 'briefs' | 'settings'>;
  /** Domain of the account the phone uses; null while there is none. */
  readonly domain: () => string | null;
  readonly lineInUse: () => LineName;
  /** The handoff key of what the desk calls by its own id. */
  readonly briefKeyOf: (deskHandoffId: string) => string;
  readonly now: () => Date;
  /** Says that a call was placed against the light; never to whom. */
  readonly overridden: () => void;
  readonly outboxGrew: () => void;
}

/** Briefs of one number that are looked through for a do-not-call listing. */
const looksBack = 20;

interface Seen {
  readonly check: DialCheck;
  /** Null: a call that goes back to no handoff. */
  readonly handoffKey: string | null;
  readonly known: HandoffBrief | null;
}

export function createDialling(dependencies: DiallingDependencies): Dialling {
  const { store, domain, lineInUse, briefKeyOf, now } = dependencies;

  /** `refusal`: why the policy forbids a number that can be read; null: it does not. */
  function readBy(
    input: string,
    refusal: (number: DialNumber, settings: Settings, own: string) => string | null,
  ): Result<DialNumber> {
    const own = domain();
    if (own === null) return fail('unsupported', 'There is no phone line to call from. Set one up in Settings.');
    const settings = store.settings.get();
    const number = readNumber(input, { country: settings.dialCountry, domain: own });
    if (!number.ok) return number;
    const refused = refusal(number.value, settings, own);
    return refused === null ? number : fail('forbidden', refused);
  }

  const read = (input: string): Result<DialNumber> =>
    readBy(input, (number, settings, own) =>
      outsidePolicy(number, dialPrefixes(settings), own, settings.admin?.organisation ?? null),
    );

  function transferTo(input: string, byFarEnd: boolean): Result<TransferTarget> {
    const number = readBy(input, (found, settings, own) => notTransferable(found, settings, own, byFarEnd));
    if (!number.ok) return number;
    const { target, display, e164 } = number.value;
    const [known] = e164 === null ? [] : store.briefs.ofNumber(e164, 1);
    return ok({ target, display, name: known?.prospect.name ?? null });
  }

  /** A number the rep called from the history of a dialled call goes back to no handoff. */
  function keyOf(about: DialRequest['about']): string | null {
    if (about === null) return null;
    if (about.kind === 'callback') return briefKeyOf(about.deskHandoffId);
    const handoff = store.handoffs.find(about.handoffId);
    return handoff === null || handoff.direction === 'out' ? null : handoff.handoffKey;
  }

  function look({ input, about }: Pick<DialRequest, 'input' | 'about'>): Result<Seen> {
    const number = read(input);
    if (!number.ok) return number;
    const { target, address, display, e164, hints } = number.value;
    const handoffKey = keyOf(about);
    const briefs = e164 === null ? [] : store.briefs.ofNumber(e164, looksBack);
    const known = (handoffKey === null ? null : store.briefs.get(handoffKey)) ?? briefs[0] ?? null;
    const listed = briefs.some(({ compliance }) => compliance.doNotCall === 'listed');
    const light = e164 === null ? insideLight : lightFor({ e164, known, listed }, now());
    const hinted = hints.length > 0 && light.level === 'cleared' ? ('caution' as const) : light.level;
    return ok({
      handoffKey,
      known,
      check: {
        target,
        address,
        display,
        name: known?.prospect.name ?? null,
        company: known?.prospect.company ?? null,
        light: { ...light, level: hinted, reasons: [...hints, ...light.reasons] },
      },
    });
  }

  /** What the call screen shows of a call that goes back to no handoff: who it is, and nothing of another conversation. */
  function contactBrief(handoffKey: string, { check, known }: Seen): HandoffBrief {
    const brief = emptyBrief(handoffKey);
    const { name, company } = check;
    const role = known?.prospect.role ?? null;
    const timeZone = known?.prospect.timeZone ?? null;
    return { ...brief, prospect: { ...brief.prospect, name, company, role, timeZone, phone: check.address } };
  }

  function write(seen: Seen, override: boolean): DialBegun {
    const { check, known } = seen;
    const handoffKey = seen.handoffKey ?? `${dialledKey}${randomUUID()}`;
    const brief = seen.handoffKey !== null && known !== null ? known : contactBrief(handoffKey, seen);
    const facts: InviteFacts = {
      sipCallId: randomUUID(),
      callerId: check.address.slice(0, 200),
      displayName: check.name,
      headers: [],
      parts: [],
      receivedAt: now().toISOString(),
    };
    if (seen.handoffKey === null) store.briefs.save(brief);
    const { handoffId } = store.handoffs.beginOutgoing(facts, handoffKey, override, lineInUse());
    if (override) dependencies.overridden();
    dependencies.outboxGrew();
    return { handoffId, check, facts, brief, returnsHandoff: seen.handoffKey !== null };
  }

  return {
    transferTo,
    check(request) {
      const seen = look(request);
      return seen.ok ? ok(seen.value.check) : seen;
    },
    begin(request) {
      const seen = look(request);
      if (!seen.ok) return seen;
      const { level, headline } = seen.value.check.light;
      if (level === 'blocked' && !request.override) return fail('forbidden', `${headline}. Override it first.`);
      return ok(write(seen.value, level === 'blocked'));
    },
  };
}
