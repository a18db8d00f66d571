/** Which settings an admin has taken out of the rep's hands. Main refuses them, the settings page shows them as locked. */
import type { UpdateChannel } from './policy.ts';
import type { Edge, Settings } from './settings.ts';

type Managed = Pick<Settings, 'policy' | 'admin'>;

/** True when the admin has set it. Of a locked `edge` the name and the user stay the rep's: see `movesEdge`. */
export function isLocked({ policy, admin }: Managed, name: keyof Settings): boolean {
  switch (name) {
    case 'edge':
    case 'network':
      return admin?.setsAccount === true;
    case 'desk':
      return admin?.setsDesk === true;
    case 'allowedDialPrefixes':
      return policy.allowedDialPrefixes !== null;
    case 'retentionDays':
      return policy.retentionDays !== null;
    case 'updateChannel':
      return policy.updateChannel !== null;
    case 'policy':
    case 'admin':
      return true;
    default:
      return false;
  }
}

/** True when `next` connects elsewhere, or otherwise, than `edge`: more than another user, name or label. */
export function movesEdge(edge: Edge | null, next: Edge | null): boolean {
  return JSON.stringify(placeOf(edge)) !== JSON.stringify(placeOf(next));
}

function placeOf(edge: Edge | null): unknown {
  if (edge === null) return null;
  const { label: _label, displayName: _name, username: _username, aor, ...place } = edge;
  return Object.entries({ ...place, domain: aor.split('@').at(-1) }).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The prefixes that count: the admin's, else the rep's own. */
export function dialPrefixes({ policy, allowedDialPrefixes }: Settings): readonly string[] | null {
  return policy.allowedDialPrefixes ?? allowedDialPrefixes;
}

/** For how many days handoffs are kept: as the admin says, else as the rep wants; null: until the rep deletes them. */
export function keptDays({ policy, retentionDays }: Settings): number | null {
  return policy.retentionDays ?? retentionDays;
}

export function updateChannel({ policy, updateChannel: own }: Settings): UpdateChannel {
  return policy.updateChannel ?? own;
}
