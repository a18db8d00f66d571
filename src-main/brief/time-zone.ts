/** The prospect's time zone as vendors write it, as the IANA name the calling window is computed in. */

/** Names people use in the United States. They mean the zone with its daylight saving, not the fixed offset IANA knows. */
const spokenZones: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['eastern', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['central', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['mountain', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['pacific', 'America/Los_Angeles'],
  ['akst', 'America/Anchorage'],
  ['alaska', 'America/Anchorage'],
  ['hst', 'Pacific/Honolulu'],
  ['hawaii', 'Pacific/Honolulu'],
]);

/** Asking the runtime costs a tenth of a millisecond, and the same few zones are asked for again and again. */
const asked = new Map<string, string | null>();
/** More names than there are zones: what is beyond that was made up. */
const mostAsked = 1_000;

/** The IANA name this runtime knows, or null. A bare offset is no zone: it cannot say when daylight saving begins. */
export function readTimeZone(value: string): string | null {
  if (value.length > 200) return null;
  const known = asked.get(value);
  if (known !== undefined) return known;
  if (asked.size >= mostAsked) asked.clear();
  const zone = zoneNamed(value);
  asked.set(value, zone);
  return zone;
}

function zoneNamed(value: string): string | null {
  const name = value.trim();
  if (name.length > 60) return null;
  const spoken = spokenZones.get(name.toLowerCase().replace(/\s*(standard|daylight)?\s*time$/, ''));
  if (spoken !== undefined) return spoken;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]+$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
