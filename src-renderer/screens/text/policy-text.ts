/** What an admin has set, in words. */
import type { Policy } from '../../../src-main/contract/policy.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';

/** Stands where a rep would otherwise change something. */
export function setBy(admin: Settings['admin']): string {
  return `Set by ${admin?.organisation ?? 'your admin'}.`;
}

/** One sentence for each rule that is in force. */
export function policyLines(policy: Policy): string[] {
  const { autoAnswerSeconds, recordingNotice, allowedDialPrefixes, allowedTransferPrefixes, retentionDays } = policy;
  return [
    autoAnswerSeconds === null ? null : `Handoffs are bridged by themselves after ${autoAnswerSeconds} seconds.`,
    recordingNotice === null ? null : `Shown in every call: “${recordingNotice}”`,
    allowedDialPrefixes === null ? null : reach('Calls out go', allowedDialPrefixes),
    allowedTransferPrefixes === null ? null : reach('Calls are transferred', allowedTransferPrefixes),
    retentionDays === null ? null : `Handoffs older than ${count(retentionDays, 'day')} are deleted.`,
    policy.updateChannel === null ? null : `Updates come from the “${policy.updateChannel}” channel.`,
  ].filter((line) => line !== null);
}

function reach(what: string, prefixes: readonly string[]): string {
  return prefixes.length === 0
    ? `${what} to numbers of your phone system only.`
    : `${what} only to numbers that begin with ${prefixes.join(', ')}.`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`;
}
