/** The network settings as a form: from what is stored to fields, from fields to what the contract accepts, errors in words. */
import { labels } from '../../../src-main/contract/i18n/translate.ts';
import { type Network, networkSchema } from '../../../src-main/contract/network.ts';

export interface NetworkFields {
  readonly moreServers: string;
  readonly dnsServers: boolean;
  readonly stun: string;
  readonly turn: string;
  readonly turnUser: string;
  readonly relayOnly: boolean;
  readonly codec: Network['codec'];
}

export type NetworkErrors = Partial<Record<keyof NetworkFields, string>>;

export type ParsedNetwork =
  | { readonly kind: 'valid'; readonly network: Network }
  | { readonly kind: 'invalid'; readonly errors: NetworkErrors };

export function networkFieldsOf({ moreServers, stun, turn, ...switches }: Network): NetworkFields {
  return {
    ...switches,
    moreServers: moreServers.join(' '),
    stun: stun.map(withoutScheme('stun:')).join(' '),
    turn: (turn?.urls ?? []).map(withoutScheme('turn:')).join(' '),
    turnUser: turn?.username ?? '',
  };
}

const words: Readonly<Record<keyof NetworkFields, string>> = labels({
  moreServers: 'Enter up to four addresses such as wss://host or wss://host:port/path, with spaces between them.',
  dnsServers: 'This value cannot be used.',
  stun: 'Enter up to four servers such as stun.example.com or stun.example.com:3478, with spaces between them.',
  turn: 'Enter up to four servers such as turn.example.com, turn.example.com:3478?transport=tcp or turns:turn.example.com.',
  turnUser: 'Use one line of up to 200 characters.',
  relayOnly: 'Enter a TURN server first: with it alone there would be no sound at all.',
  codec: 'This value cannot be used.',
});

export function parseNetwork(fields: NetworkFields): ParsedNetwork {
  const urls = list(fields.turn).map(withScheme('turn:', /^turns?:/i));
  const { moreServers, stun, turn: _turn, turnUser, ...switches } = fields;
  const parsed = networkSchema.safeParse({
    ...switches,
    moreServers: list(moreServers),
    stun: list(stun).map(withScheme('stun:', /^stuns?:/i)),
    turn: urls.length === 0 ? null : { urls, username: turnUser.trim() },
  });
  if (parsed.success) return { kind: 'valid', network: parsed.data };
  const names = parsed.error.issues.map(({ path: [name, part] }) => (part === 'username' ? 'turnUser' : name));
  const wrong = names.filter((name): name is keyof NetworkFields => typeof name === 'string' && name in fields);
  return { kind: 'invalid', errors: Object.fromEntries(wrong.map((name) => [name, words[name]])) };
}

function list(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}

const withoutScheme = (scheme: string) => (url: string) => (url.startsWith(scheme) ? url.slice(scheme.length) : url);
const withScheme = (scheme: string, known: RegExp) => (url: string) => (known.test(url) ? url : scheme + url);
