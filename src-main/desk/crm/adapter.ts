/** What the desk asks of a CRM: what it knows of a prospect, and to keep what came of a handoff. */

import type { TriggerKind } from '../../contract/brief.ts';
import type { Disposition } from '../../contract/feedback.ts';
import type { ServiceResult } from '../outbound/exchange.ts';

/** How a prospect can be found. At least one of phone and e-mail, or nothing is found. */
export interface CrmProspect {
  /** As the platform gave it; E.164 finds most. */
  readonly phone: string | null;
  readonly email: string | null;
}

export interface CrmFinding {
  /** Named as a person reads them ("title", "stage of Fleet renewal"), values as one line. */
  readonly fields: Readonly<Record<string, string>>;
  /** What happened before, the latest first. */
  readonly history: readonly { readonly text: string; readonly at: string | null }[];
}

/** What came of a handoff, in the words of a CRM. */
export interface CrmActivity {
  /** The same id is written once, however often it is sent. */
  readonly handoffId: string;
  readonly prospect: CrmProspect;
  /** When the call ended, ISO 8601. */
  readonly at: string;
  readonly subject: string;
  readonly body: string;
  readonly disposition: Disposition | null;
  readonly trigger: TriggerKind;
  readonly durationSeconds: number;
}

export interface CrmAdapter {
  /** Nothing known is a finding without fields and history, no failure. */
  lookup(prospect: CrmProspect): Promise<ServiceResult<CrmFinding>>;
  /**
   * `not-found` where the CRM does not know the prospect: an activity belongs to somebody. Safe to repeat.
   * `rate-limited`, `timeout` and `unreachable` may succeed later, the others will not.
   */
  writeOutcome(activity: CrmActivity): Promise<ServiceResult<undefined>>;
}

export const emptyFinding: CrmFinding = { fields: {}, history: [] };

/** How long a lookup and a write may take, all their requests together, ms. */
export const crmPatienceMs = 5_000;
export const largestCrmAnswer = 1_048_576;

/** Pages read of one list; a longer history is not worth the wait. */
export const mostPages = 3;
