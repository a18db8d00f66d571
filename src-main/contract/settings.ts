/** Settings and the account of the SIP edge. Secrets (password, keys) are never part of settings. */
import { z } from 'zod';
import { bridgeStrategySchema } from './call.ts';
import {
  devicePreferenceSchema,
  headsetChoiceSchema,
  maxDevices,
  maxRingers,
  ringerPreferenceSchema,
} from './devices.ts';
import { globalKeysSchema, noGlobalKeys } from './global-keys.ts';
import { languageSchema } from './i18n/languages.ts';
import { defaultNetwork, namesOneHost, networkSchema, routeSchema, sipServerSchema } from './network.ts';
import { adminSchema, noPolicy, policySchema, prefixesSchema, updateChannels } from './policy.ts';
import { defaultSchedule, scheduleSchema } from './rhythm.ts';

/** How Bridge tells a consult-leg platform "connect me": a digit, the desk, or a spoken phrase injected into the send path. */
export const acceptSignalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dtmf'), digit: z.string().regex(/^[0-9A-D#*]$/) }),
  z.object({ kind: z.literal('desk') }),
  z.object({ kind: z.literal('phrase'), text: z.string().min(1).max(120) }),
]);
export type AcceptSignal = z.infer<typeof acceptSignalSchema>;

/** True for https: anywhere and http: on loopback only. */
export function isAllowedDeskUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (!namesOneHost(parsed)) return false;
  if (parsed.protocol === 'https:') return true;
  return parsed.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(parsed.hostname);
}

const wire = z.string().regex(/^[^\r\n\0]*$/, 'must be one line');

export const edgeSchema = z.object({
  label: wire.min(1).max(80),
  /** WebSocket URI of the SIP server, RFC 7118. */
  server: sipServerSchema,
  /** Address of record, `sip:rep@example.com`. */
  aor: wire.max(300).regex(/^sips?:[^@\s]+@[^@\s;?]+$/, 'use the form sip:name@domain'),
  /** Digest user name; usually the user part of the address of record. */
  username: wire.min(1).max(120),
  /** Digest realm the password may be used for; null: the domain of the address of record. */
  realm: wire.max(200).nullable(),
  displayName: wire.max(120),
  strategy: bridgeStrategySchema,
  acceptSignal: acceptSignalSchema,
  /** Registration lifetime in seconds (RFC 3261 10.2.1.1). */
  expiresSeconds: z.int().min(60).max(600),
  iceServers: z
    .array(z.object({ urls: wire.max(300), username: wire.max(200).optional(), credential: wire.max(200).optional() }))
    .max(8),
});
export type Edge = z.infer<typeof edgeSchema>;

export const deskSettingsSchema = z.object({
  baseUrl: z.string().max(300).refine(isAllowedDeskUrl, 'use https:// (http:// only works to this machine)'),
});

/** Where a new phone's first run stands; kept, so that a crash begins no step anew. */
export const firstRunSteps = ['account', 'devices', 'test', 'done'] as const;
export type FirstRunStep = (typeof firstRunSteps)[number];

export const settingsSchema = z.object({
  firstRun: z.enum(firstRunSteps),
  repName: z.string().max(120),
  /** `practice`: the embedded practice line; `edge`: the SIP server in `edge`. */
  line: z.enum(['practice', 'edge']),
  edge: edgeSchema.nullable(),
  desk: deskSettingsSchema.nullable(),
  /** Of the edge; the practice line needs none of it. */
  network: networkSchema,
  whisperVoice: z.enum(['off', 'on-demand', 'automatic']),
  theme: z.enum(['system', 'light', 'dark']),
  language: languageSchema,
  /** Best first; none of them connected: the system's default. */
  microphones: z.array(devicePreferenceSchema).max(maxDevices),
  headsets: z.array(devicePreferenceSchema).max(maxDevices),
  /** All of them that are connected ring, each as loud as it says. */
  ringers: z.array(ringerPreferenceSchema).max(maxRingers),
  /** Of the system's default, which rings when no ringer is connected; 0..1. */
  ringerVolume: z.number().min(0).max(1),
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  /** Off by default: it pumps the background up in every pause, and headsets have a gain of their own. */
  automaticGain: z.boolean(),
  /** Whose buttons answer, hang up and mute; null: none. */
  headsetButtons: headsetChoiceSchema.nullable(),
  /** Available at its beginnings, offline at its ends. */
  schedule: scheduleSchema,
  awayOnLock: z.boolean(),
  /** Without a key or pointer touched; null: never, since waiting for a handoff is work, too. */
  awayAfterMinutes: z.int().min(1).max(240).nullable(),
  /** Colleagues see it at the SIP server (PUBLISH, RFC 3903), where that takes it. */
  publishPresence: z.boolean(),
  globalKeys: globalKeysSchema,
  /** `raise`: the window comes up, the keyboard stays where it is. `flash`: only its place in the taskbar flashes. */
  onRing: z.enum(['raise', 'flash']),
  /** Started with the computer, minimised. */
  openAtLogin: z.boolean(),
  /** `beta`: earlier, and less tried. */
  updateChannel: z.enum(updateChannels),
  /** A second call waits beside a conversation; else it is answered busy. */
  callWaiting: z.boolean(),
  wrapUpSeconds: z.int().min(5).max(600),
  /** How long an unanswered handoff rings, seconds. */
  ringSeconds: z.int().min(10).max(170),
  /** ISO 3166-1 code of the country whose numbers are dialled without a country code. */
  dialCountry: z.string().regex(/^[A-Z]{2}$/),
  /** What may be dialled. Null: everything. Premium-rate numbers never. */
  allowedDialPrefixes: prefixesSchema.nullable(),
  /** Handoffs older than this are deleted from this machine; null: never by themselves. */
  retentionDays: z.int().min(1).max(3_650).nullable(),
  policy: policySchema,
  /** Null: the rep set this phone up alone. */
  admin: adminSchema.nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What the page may store: never what an admin says, and the network with its password alone. */
export const settingsPatchSchema = settingsSchema.omit({ policy: true, admin: true, network: true }).partial();
export type LineName = Settings['line'];

export const defaultSettings: Settings = {
  firstRun: 'account',
  repName: '',
  line: 'practice',
  edge: null,
  desk: null,
  network: defaultNetwork,
  whisperVoice: 'on-demand',
  theme: 'system',
  language: 'system',
  microphones: [],
  headsets: [],
  ringers: [],
  ringerVolume: 0.6,
  echoCancellation: true,
  noiseSuppression: true,
  automaticGain: false,
  headsetButtons: null,
  schedule: defaultSchedule,
  awayOnLock: true,
  awayAfterMinutes: null,
  publishPresence: true,
  globalKeys: noGlobalKeys,
  onRing: 'raise',
  openAtLogin: false,
  updateChannel: 'latest',
  callWaiting: true,
  wrapUpSeconds: 60,
  ringSeconds: 60,
  dialCountry: 'US',
  allowedDialPrefixes: null,
  retentionDays: null,
  policy: noPolicy,
  admin: null,
};

/** What the phone needs to register: the active line with its password and the identifiers that make its contact stable. */
export const accountSchema = z.object({
  edge: edgeSchema,
  password: z.string().max(300),
  /** RFC 5626 instance id: a UUID that survives restarts, so that no ghost contact rings twice. */
  instanceId: z.uuid(),
  /** User part of the Contact URI, stable across restarts. */
  contactUser: z.string().regex(/^[a-z0-9]{8,32}$/),
  practice: z.boolean(),
  route: routeSchema,
});
export type Account = z.infer<typeof accountSchema>;
