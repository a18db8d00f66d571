/** Words for what is deleted. */
import type { ReplyOf } from '../../../src-main/contract/channels.ts';

/** `1 handoff`, `1,204 handoffs`. */
export function handoffCount(count: number): string {
  return count === 1 ? '1 handoff' : `${count.toLocaleString('en-US')} handoffs`;
}

/** What goes and what stays when a prospect is deleted, one sentence each. */
export function forgetLines({ handoffs, unsent }: ReplyOf<'history:prospect'>): string[] {
  const verdicts =
    unsent === 1
      ? 'One verdict that the desk has not got yet is'
      : `${unsent} verdicts that the desk has not got yet are`;
  return [
    `${handoffCount(handoffs)} with brief, transcript, notes, verdict and call details ${handoffs === 1 ? 'is' : 'are'} deleted from this computer, and from its search.`,
    ...(unsent === 0 ? [] : [`${verdicts} deleted unsent.`]),
    'The desk still hears that the calls ended, without a name, a number or a word. What it keeps itself stays there: ask whoever runs it.',
  ];
}
