/** The brief of a call nobody knows anything about yet: who the INVITE says is calling. */
import { briefLimits, emptyBrief, type HandoffBrief } from '../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../src-main/contract/call.ts';

/** `problem`: why there is no more, in plain words for the card; null while the rest is still on its way. */
export function callerIdBrief(facts: InviteFacts, problem: string | null): HandoffBrief {
  const brief = emptyBrief(facts.sipCallId);
  return {
    ...brief,
    prospect: { ...brief.prospect, name: facts.displayName, phone: facts.callerId },
    origins: ['caller-id'],
    problems: problem === null ? [] : [problem.slice(0, briefLimits.line)],
  };
}
