/** What a team's CRM has told of a conversation, and which outcomes it is still owed. */
import { z } from 'zod';
import type { CrmFinding } from '../crm/adapter.ts';
import { json } from './columns.ts';

export interface OwedOutcome {
  readonly teamId: string;
  readonly handoffId: string;
  /** How often it has been claimed, this time included. */
  readonly attempts: number;
  /** Names this claim: whoever settles it must still hold it. */
  readonly claimedUntil: Date;
}

export interface CrmStore {
  /** A later finding replaces an earlier one. */
  keepFinding(teamId: string, conversationId: string, finding: CrmFinding): Promise<void>;
  finding(teamId: string, conversationId: string): Promise<CrmFinding | null>;
  /** The outcome of the handoff is to be written, once more where it was written before. */
  owe(teamId: string, handoffId: string, at: Date): Promise<void>;
  /** What is due of these teams, the longest due first, claimed until then: no other node gets it before. */
  claim(teamIds: readonly string[], at: Date, until: Date, limit: number): Promise<OwedOutcome[]>;
  /** Done (null), or again later. Without effect where it has been owed anew since the claim. */
  settle(owed: OwedOutcome, again: Date | null): Promise<void>;
}

export const findingRow = z
  .object({
    json: json(
      z.object({
        fields: z.record(z.string(), z.string()),
        history: z.array(z.object({ text: z.string(), at: z.string().nullable() })),
      }),
    ),
  })
  .transform((row): CrmFinding => row.json);

export const owedRow = z
  .object({ team_id: z.string(), handoff_id: z.string(), attempts: z.int() })
  .transform(({ team_id, handoff_id, attempts }) => ({ teamId: team_id, handoffId: handoff_id, attempts }));
