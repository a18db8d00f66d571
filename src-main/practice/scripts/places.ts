/** Where a practice prospect is: somewhere with business hours now, so that the calling window is open whenever a rep practises. */

export interface Place {
  readonly timeZone: string;
  /** From ranges kept free for fiction (NANPA 555-01xx, Ofcom 020 7946 0xxx, ACMA 02 5550 xxxx). */
  readonly phone: string;
}

const places: readonly [Place, ...Place[]] = [
  { timeZone: 'America/Chicago', phone: '+13125550142' },
  { timeZone: 'Europe/London', phone: '+442079460142' },
  { timeZone: 'Australia/Sydney', phone: '+61255500142' },
];

/** Local hours that every calling rule allows, 9:00 to 20:00. */
const open = { fromHour: 9, toHour: 20 };

export function placeAt(now: Date): Place {
  return places.find((place) => isOpen(place, now)) ?? places[0];
}

function isOpen(place: Place, now: Date): boolean {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: place.timeZone, hour: 'numeric', hourCycle: 'h23' });
  const hour = Number(format.format(now));
  return hour >= open.fromHour && hour < open.toHour;
}
