/** What an admin has set, in words. */
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Policy } from '../../../src-main/contract/policy.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';

/** Stands where a rep would otherwise change something. */
export function setBy(admin: Settings['admin']): string {
  return t('Set by {admin}.', { admin: admin?.organisation ?? t('your admin') });
}

/** One sentence for each rule that is in force. */
export function policyLines(policy: Policy): string[] {
  const { autoAnswerSeconds, recordingNotice, allowedDialPrefixes, allowedTransferPrefixes, retentionDays } = policy;
  return [
    autoAnswerSeconds === null
      ? null
      : t('Handoffs are bridged by themselves after {autoAnswerSeconds} seconds.', { autoAnswerSeconds }),
    recordingNotice === null ? null : t('Shown in every call: “{recordingNotice}”', { recordingNotice }),
    allowedDialPrefixes === null ? null : callsOut(allowedDialPrefixes),
    allowedTransferPrefixes === null ? null : transfers(allowedTransferPrefixes),
    retentionDays === null
      ? null
      : t('Handoffs older than {days, plural, one {one day} other {# days}} are deleted.', {
          days: retentionDays,
        }),
    policy.updateChannel === null
      ? null
      : t('Updates come from the “{updateChannel}” channel.', { updateChannel: policy.updateChannel }),
  ].filter((line) => line !== null);
}

function callsOut(prefixes: readonly string[]): string {
  return prefixes.length === 0
    ? t('Calls out go to numbers of your phone system only.')
    : t('Calls out go only to numbers that begin with {prefixes}.', { prefixes: prefixes.join(', ') });
}

function transfers(prefixes: readonly string[]): string {
  return prefixes.length === 0
    ? t('Calls are transferred to numbers of your phone system only.')
    : t('Calls are transferred only to numbers that begin with {prefixes}.', { prefixes: prefixes.join(', ') });
}
