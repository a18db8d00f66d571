/** What colleagues and the switchboard see of a rep: a PIDF document (RFC 3863) with a person's activities (RFC 4479, RFC 4480). */
import type { PublishedPresence } from '../call/ports.ts';

/** `basic`: whether a call would ring (RFC 3863 4.1.4). `activity`: an element of RFC 4480 3.2; null: none fits. */
const shown: Record<
  PublishedPresence,
  { readonly basic: 'open' | 'closed'; readonly activity: string | null; readonly note: string }
> = {
  available: { basic: 'open', activity: null, note: 'Available' },
  'on-the-phone': { basic: 'open', activity: 'on-the-phone', note: 'On the phone' },
  'wrapping-up': { basic: 'open', activity: 'working', note: 'Wrapping up' },
  busy: { basic: 'closed', activity: 'busy', note: 'Busy' },
  // RFC 4480 has no word for it; "busy" with this note is what phones show as do not disturb.
  'do-not-disturb': { basic: 'closed', activity: 'busy', note: 'Do not disturb' },
  away: { basic: 'closed', activity: 'away', note: 'Away' },
  offline: { basic: 'closed', activity: null, note: 'Offline' },
};

export const presenceContentType = 'application/pidf+xml';

/** `aor`: whose presence it is. `tupleId`: of this device, a name without spaces that stays the same. */
export function presenceDocument(aor: string, tupleId: string, presence: PublishedPresence): string {
  const { basic, activity, note } = shown[presence];
  const activities = activity === null ? '' : `<r:activities><r:${activity}/></r:activities>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:d="urn:ietf:params:xml:ns:pidf:data-model"',
    ` xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="${escaped(aor)}">`,
    `<tuple id="t${escaped(tupleId)}"><status><basic>${basic}</basic></status><note>${note}</note></tuple>`,
    `<d:person id="p${escaped(tupleId)}">${activities}<d:note>${note}</d:note></d:person>`,
    '</presence>',
  ].join('\r\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
