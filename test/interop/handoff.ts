/** What an AI platform sends with its INVITE, for tests: a brief that clears the calling rules, as User-to-User (RFC 7433). */

/** A zone where it is about noon now, so that no test fails at night. `Etc/GMT-3` is UTC+3 (POSIX sign). */
function zoneAtNoon(now = new Date()): string {
  const offset = 12 - now.getUTCHours();
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? `-${offset}` : `+${-offset}`}`;
}

export interface HandoffWords {
  readonly name: string;
  readonly company?: string;
  readonly reason?: string;
  readonly consent?: boolean;
}

export function briefOf({
  name,
  company = 'Northwind Logistics',
  reason = 'Asked for pricing',
  consent = true,
}: HandoffWords): object {
  return {
    prospect: { name, company, role: 'VP Sales', timeZone: zoneAtNoon() },
    trigger: {
      kind: 'high-interest',
      probability: 0.83,
      reason,
      evidence: [{ quote: 'What would that cost us?', turn: 14 }],
    },
    ...(consent
      ? {
          compliance: {
            tcpa: 'cleared',
            consentSource: 'web form',
            consentAt: '2026-11-12T21:02:00Z',
            doNotCall: 'clear',
          },
        }
      : {}),
    opener: `Hi ${name.split(' ')[0] ?? name}, shall we look at the numbers?`,
  };
}

/** The header line that carries a brief in the INVITE itself. */
export function userToUser(words: HandoffWords): string {
  return `User-to-User: ${Buffer.from(JSON.stringify(briefOf(words))).toString('hex')};encoding=hex`;
}
