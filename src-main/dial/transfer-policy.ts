/** Which transfers an admin lets a phone ask for, and which it follows when a far end asks. */
import type { Settings } from '../contract/settings.ts';
import { type DialNumber, isOwn, startsWithOne } from './number.ts';

/**
 * Null: it may. The own phone system always is. Beyond it a rep may transfer anywhere unless the admin has said where; a far
 * end's REFER is followed only to where the admin has said, because what it names is not what the rep has read and dialled.
 */
export function notTransferable(
  { target, e164, address }: DialNumber,
  { policy, admin }: Pick<Settings, 'policy' | 'admin'>,
  domain: string,
  byFarEnd: boolean,
): string | null {
  if (target.kind === 'code' || (e164 === null && isOwn(address, domain))) return null;
  const listed = policy.allowedTransferPrefixes;
  if (listed === null) return byFarEnd ? 'The far end may transfer this phone inside its own phone system only.' : null;
  if (startsWithOne(e164 ?? address, listed)) return null;
  return `Calls may not be transferred there. ${admin?.organisation ?? 'Your admin'} has set this; ask them to change it.`;
}
