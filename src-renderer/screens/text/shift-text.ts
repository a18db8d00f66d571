/** Minutes after midnight as `<input type="time">` has them. */

export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Null while the field is incomplete. */
export function minuteOfClock(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** The first half or full hour that is at least half an hour away, by the clock in `zone`. */
export function halfHourAfter(now: Date, zone: string): number {
  const hands = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
  return (Math.ceil(((minuteOfClock(hands) ?? 0) + 30) / 30) * 30) % 1440;
}
