/** Which transfers an admin lets a phone ask for, and which it follows when a far end asks. */
import type { Settings } from '../contract/settings.ts';
import { type DialNumber, isOwnName, startsWithOne } from './number.ts';

/**
 * Null: it may. The own phone system always is. Beyond it a rep may transfer anywhere unless the admin has said where; a far
 * end's REFER is followed only to where the admin has said, because what it names is not what the rep has read and dialled.
 */
export function notTransferable(
  number: DialNumber,
  { policy, admin }: Pick<Settings, 'policy' | 'admin'>,
  domain: string,
  byFarEnd: boolean,
): string | null {
  if (number.target.kind === 'code' || isOwnName(number, domain)) return null;
  const listed = policy.allowedTransferPrefixes;
  if (listed === null) return byFarEnd ? 'The far end may transfer this phone inside its own phone system only.' : null;
  if (startsWithOne(number, listed, domain)) return null;
  return `Calls may not be transferred there. ${admin?.organisation ?? 'Your admin'} has set this; ask them to change it.`;
}
