/** A setup for a phone, as an admin signs it or a file on this machine says it, and what the rep is asked about it. */
import { z } from 'zod';
import { isStunUrl, isTurnUrl, networkSchema } from './network.ts';
import { hostPattern, policySchema } from './policy.ts';
import { acceptSignalSchema, deskSettingsSchema, edgeSchema, settingsSchema } from './settings.ts';

const line = z.string().regex(/^[^\p{Cc}]*$/u, 'must be one line');

/** A phone account without its secret: that is the rep's, and is asked for when the setup is accepted. */
export const setupAccountSchema = z.strictObject({
  label: line.min(1).max(80),
  server: edgeSchema.shape.server,
  /** Where to turn when that one does not answer, best first. */
  moreServers: networkSchema.shape.moreServers.default([]),
  /** Of the address of record: `example.com`. */
  domain: line
    .min(1)
    .max(200)
    .regex(/^[^@\s;?:]+$/),
  /** Null: one setup for everybody, and the rep says who they are. */
  user: line
    .min(1)
    .max(120)
    .regex(/^[^@\s;?:<>"]+$/)
    .nullable(),
  realm: edgeSchema.shape.realm.default(null),
  strategy: edgeSchema.shape.strategy.default('early'),
  acceptSignal: acceptSignalSchema.default({ kind: 'desk' }),
  expiresSeconds: edgeSchema.shape.expiresSeconds.default(300),
  iceServers: z
    .array(
      edgeSchema.shape.iceServers.element
        .refine(({ urls }) => isStunUrl(urls) || isTurnUrl(urls), 'use stun:host, turn:host or turns:host')
        .refine(
          ({ urls, username, credential }) =>
            !isTurnUrl(urls) || ((username ?? '') !== '' && (credential ?? '') !== ''),
          'a relay needs its user name and credential',
        ),
    )
    .max(8)
    .default([]),
});
export type SetupAccount = z.infer<typeof setupAccountSchema>;

/**
 * What an admin signs. Strict: a rule this version of Baton does not know would not be kept, so that the whole setup is
 * refused rather than a part of it left out.
 */
export const setupSchema = z.strictObject({
  version: z.literal(1),
  organisation: line.min(1).max(80),
  /** Counts up: a lower one than the phone has is refused. */
  serial: z.int().min(1).max(2_000_000_000),
  /** Where phones of this setup may connect to; everything in it must be covered. */
  hosts: z.array(z.string().max(253).regex(hostPattern, 'must be a host name in lower case')).min(1).max(20),
  account: setupAccountSchema.nullable().default(null),
  desk: z.strictObject(deskSettingsSchema.shape).nullable().default(null),
  policy: z.strictObject(policySchema.shape).prefault({}),
});
export type Setup = z.infer<typeof setupSchema>;

/** Settings for one machine from a file nobody signed: what the rep may set anyway, and nothing an admin says. */
export const plainSettingsSchema = z.strictObject({
  baton: z.literal('settings'),
  ...settingsSchema.omit({ policy: true, admin: true, line: true }).partial().shape,
});
export type PlainSettings = Omit<z.infer<typeof plainSettingsSchema>, 'baton'>;

/** What the rep is asked to accept. Nothing has changed yet. */
export const proposalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('signed'),
    id: z.uuid(),
    setup: setupSchema,
    /** Of the key, to be compared with what the admin says. */
    fingerprint: z.string().max(60),
    /** The phone was set up by this key before. */
    known: z.boolean(),
    /** The account needs its password, because the phone would use it elsewhere than before. */
    asksPassword: z.boolean(),
    /** The desk is another one than before, and its key, too. */
    asksDeskKey: z.boolean(),
  }),
  z.object({
    kind: z.literal('plain'),
    id: z.uuid(),
    settings: settingsSchema.omit({ policy: true, admin: true, line: true }).partial(),
    asksPassword: z.boolean(),
    asksDeskKey: z.boolean(),
  }),
]);
export type Proposal = z.infer<typeof proposalSchema>;

/** Longest setup file, bytes: several times what every field at its longest takes. */
export const setupFileLimit = 64 * 1_024;

export const acceptanceSchema = z.object({
  id: z.uuid(),
  /** Where the setup leaves it to the rep. */
  user: setupAccountSchema.shape.user,
  password: z.string().max(300).nullable(),
  deskKey: z.string().max(500).nullable(),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;
