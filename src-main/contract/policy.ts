/** What a company's admin has set for a phone. It comes with a signed setup alone; a rep sees it and cannot change it. */
import { z } from 'zod';

/** What may be called, by its beginning: `+1`, `+44`, `*`. */
export const prefixesSchema = z.array(z.string().regex(/^[+*#0-9][*#0-9]{0,11}$/)).max(50);

export const updateChannels = ['latest', 'beta'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

/** Null: the admin says nothing. A flag that is new is null in every policy stored before, so that none is lost over it. */
export const policySchema = z.object({
  /** Handoffs are bridged by themselves after so many seconds; never one whose compliance is blocked. */
  autoAnswerSeconds: z.int().min(3).max(60).nullable().default(null),
  /** Shown during every call. */
  recordingNotice: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u)
    .nullable()
    .default(null),
  allowedDialPrefixes: prefixesSchema.nullable().default(null),
  /** Where a call may be transferred to. The own domain and the practice line always may. */
  allowedTransferPrefixes: prefixesSchema.nullable().default(null),
  /** Handoffs older than this are deleted. */
  retentionDays: z.int().min(1).max(3_650).nullable().default(null),
  updateChannel: z.enum(updateChannels).nullable().default(null),
});
export type Policy = z.infer<typeof policySchema>;

export const noPolicy: Policy = policySchema.parse({});

/** A host as it stands in a URL, in lower case; `*.example.com` for everything below one. */
export const hostPattern = /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** Who set this phone up, and what later setups are held against. */
export const adminSchema = z.object({
  organisation: z.string().min(1).max(80),
  /** Ed25519, the 32 bytes of RFC 8032 in base64. */
  publicKey: z.string().length(44),
  /** Of the setup in force: only a higher one replaces it. */
  serial: z.int().min(1),
  /** Where the phone may connect to. */
  hosts: z.array(z.string().max(253).regex(hostPattern)).min(1).max(20),
  /** The phone server and the desk come from the setup. */
  setsAccount: z.boolean(),
  setsDesk: z.boolean(),
});
export type Admin = z.infer<typeof adminSchema>;

/** `turn:relay.example.com:3478?transport=udp` (RFC 7064, 7065): not a URL with an authority, so that URL reads no host. */
export function relayHost(address: string): string {
  return /^(?:stun|turn)s?:(\[[^\]]*\]|[^:?]+)/i.exec(address)?.[1]?.toLowerCase() ?? address;
}

/** True when `host` is one of the patterns or below one that begins with `*.`. */
export function isAllowedHost(host: string, patterns: readonly string[]): boolean {
  const name = host.toLowerCase();
  return patterns.some((pattern) => (pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern));
}
