/**
 * The AI platforms Baton recognises by the headers they put on an INVITE, and where each keeps its own call id.
 * The first row that matches names the platform, so the unmistakable ones come first.
 */

export interface Platform {
  readonly name: string;
  /** Prefix of a handoff key made from the platform's call id. */
  readonly slug: string;
  /** Header names that give it away, matched without case. */
  readonly marks: RegExp;
  /** Headers holding its id of the call, best first, lower case. */
  readonly callIds: readonly string[];
  /** What to take off a header name to find the field's name: the `X-` and the platform's own prefix. */
  readonly prefix: RegExp;
}

export const platforms: readonly Platform[] = [
  {
    name: 'Syllable',
    slug: 'syllable',
    marks: /^x-syllable-/i,
    callIds: ['x-syllable-call-id', 'x-syllable-session-id'],
    prefix: /^x-syllable-/i,
  },
  {
    name: 'Vapi',
    slug: 'vapi',
    marks: /^x-(vapi-|transfer-summary$)/i,
    callIds: ['x-vapi-call-id', 'x-call-id'],
    prefix: /^x-(vapi-)?/i,
  },
  {
    name: 'Retell',
    slug: 'retell',
    marks: /^x-retell-/i,
    callIds: ['x-retell-call-id', 'x-call-id'],
    prefix: /^x-(retell-)?/i,
  },
  {
    name: 'LiveKit',
    slug: 'livekit',
    marks: /^x-(livekit|lk)-/i,
    callIds: ['x-livekit-call-id', 'x-lk-call-id', 'x-livekit-room', 'x-lk-room'],
    prefix: /^x-((livekit|lk)-)?/i,
  },
  {
    name: 'Bland',
    slug: 'bland',
    marks: /^x-(bland-|original-)/i,
    callIds: ['x-bland-call-id', 'x-original-call-id', 'x-call-id'],
    prefix: /^x-((bland|original)-)?/i,
  },
  {
    name: 'Amazon Connect',
    slug: 'amazon',
    marks: /^x-amzn-/i,
    callIds: ['x-amzn-connectcontactid', 'x-amzn-connectinitialcontactid'],
    prefix: /^x-(amzn-)?(connect)?/i,
  },
  {
    name: 'Azure',
    slug: 'azure',
    marks: /^x-ms-/i,
    callIds: ['x-ms-custom-call-id', 'x-ms-custom-callconnectionid', 'x-ms-call-connection-id'],
    prefix: /^x-(ms-)?(custom-)?/i,
  },
  {
    name: 'Genesys',
    slug: 'genesys',
    marks: /^x-(genesys|inin)-/i,
    callIds: ['x-inin-cnv', 'x-genesys-conversation-id', 'x-genesys-calluuid'],
    prefix: /^x-((genesys|inin)-)?/i,
  },
  {
    name: 'Telnyx',
    slug: 'telnyx',
    marks: /^x-(telnyx-|call_leg_id$|call_session_id$|call_control_id$)/i,
    callIds: ['x-call_session_id', 'x-call_leg_id', 'x-telnyx-call-session-id', 'x-telnyx-call-leg-id'],
    prefix: /^x-(telnyx-)?/i,
  },
  {
    name: 'Twilio',
    slug: 'twilio',
    marks: /^x-twilio-/i,
    callIds: ['x-twilio-callsid'],
    prefix: /^x-(twilio-)?/i,
  },
  {
    name: 'ElevenLabs',
    slug: 'elevenlabs',
    marks: /^x-(elevenlabs-|call-id$|conversation-id$)/i,
    callIds: ['x-conversation-id', 'x-call-id'],
    prefix: /^x-(elevenlabs-)?/i,
  },
];

/** Header names of a platform nobody recognised: only the `X-` goes. */
export const plainPrefix = /^x-/i;

/** Field names only one platform's JSON has. Genesys has none: it is told by its User-to-User form. */
const documentMarks: readonly (readonly [name: string, field: string])[] = [
  ['Retell', 'call_analysis'],
  ['Retell', 'retell_llm_dynamic_variables'],
  ['ElevenLabs', 'conversation_initiation_client_data'],
  ['Vapi', 'artifact'],
  ['Twilio', 'handoffData'],
  ['Twilio', 'HandoffData'],
  ['Bland', 'concatenated_transcript'],
];

/** The platform that sent these headers, null when none is recognised. */
export function platformOfHeaders(names: readonly string[]): Platform | null {
  return platforms.find((platform) => names.some((name) => platform.marks.test(name))) ?? null;
}

/** The name of the platform whose JSON this is, null when its fields do not tell. */
export function platformOfFields(fields: readonly string[]): string | null {
  return documentMarks.find(([, field]) => fields.includes(field))?.[0] ?? null;
}
