/** Words for what is deleted. */
import type { ReplyOf } from '../../../src-main/contract/channels.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';

/** `1 handoff`, `1,204 handoffs`. */
export function handoffCount(count: number): string {
  return t('{count, plural, one {1 handoff} other {# handoffs}}', { count });
}

/** What goes and what stays when a prospect is deleted, one sentence each. */
export function forgetLines({ handoffs, unsent, aside }: ReplyOf<'history:prospect'>): string[] {
  return [
    t(
      '{handoffs, plural, one {1 handoff with brief, transcript, notes, verdict and call details is} other {# handoffs with brief, transcript, notes, verdict and call details are}} deleted from this computer, and from its search.',
      { handoffs },
    ),
    ...(unsent === 0
      ? []
      : [
          t(
            '{unsent, plural, one {One verdict that the desk has not got yet is} other {# verdicts that the desk has not got yet are}} deleted unsent.',
            { unsent },
          ),
        ]),
    ...(aside === 0
      ? []
      : [
          t(
            '{aside, plural, one {A history that was put aside because it could not be read may still name them} other {# histories that were put aside because they could not be read may still name them}}. To be sure, delete the files that end in .kept in Baton’s data folder.',
            { aside },
          ),
        ]),
    t(
      'The desk still hears that the calls ended, without a name, a number or a word. What it keeps itself stays there: ask whoever runs it.',
    ),
  ];
}
