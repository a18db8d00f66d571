/** What a setup changes, line by line. */
import { labels, t } from '../../../src-main/contract/i18n/translate.ts';
import { type Network, networkSchema } from '../../../src-main/contract/network.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { Proposal, Setup } from '../../../src-main/contract/setup.ts';
import { policyLines } from './policy-text.ts';

export interface SetupLine {
  readonly name: string;
  readonly text: string;
  /** It is like this already. */
  readonly same: boolean;
}

export function setupLines(proposal: Proposal, settings: Settings): SetupLine[] {
  return proposal.kind === 'signed' ? signedLines(proposal.setup, settings) : plainLines(proposal.settings, settings);
}

function signedLines({ account, desk, policy, hosts }: Setup, settings: Settings): SetupLine[] {
  const before = new Set(policyLines(settings.policy));
  const rules = policyLines(policy);
  const lifted = [...before].filter((rule) => !rules.includes(rule));
  return [
    ...(account === null
      ? []
      : [
          line(t('Phone server'), account.server, settings.edge?.server),
          ...account.moreServers.map((server) =>
            line(
              t('Else'),
              server,
              settings.network.moreServers.find((one) => one === server),
            ),
          ),
          line(
            t('Your address'),
            `${account.user ?? '…'}@${account.domain}`,
            settings.edge?.aor.replace(/^sips?:/, ''),
          ),
        ]),
    ...(desk === null ? [] : [line(t('Desk'), desk.baseUrl, settings.desk?.baseUrl)]),
    ...rules.map((text) => ({ name: t('Rule'), text, same: before.has(text) })),
    ...lifted.map((text) => ({ name: t('No longer'), text, same: false })),
    line(t('Connects only to'), hosts.join(', '), settings.admin?.hosts.join(', ')),
  ];
}

const names: Partial<Record<keyof Settings, string>> = labels({
  repName: 'Your name',
  edge: 'Phone server',
  desk: 'Desk',
  theme: 'Colours',
  whisperVoice: 'Spoken whisper',
  schedule: 'Working hours',
  wrapUpSeconds: 'Wrap-up, seconds',
  ringSeconds: 'Rings for, seconds',
  dialCountry: 'Country of numbers',
  allowedDialPrefixes: 'Only numbers with',
  globalKeys: 'Global keys',
  headsetButtons: 'Headset buttons',
});

function plainLines(proposed: Partial<Record<keyof Settings, unknown>>, settings: Settings): SetupLine[] {
  return Object.entries(settings).flatMap(([name, before]) => {
    const value: unknown = Reflect.get(proposed, name);
    if (value === undefined) return [];
    const network = name === 'network' ? networkSchema.safeParse(value).data : undefined;
    if (network !== undefined) return networkLines(network, settings.network);
    const label = Object.entries(names).find(([known]) => known === name)?.[1] ?? name;
    return [{ name: label, text: textOf(value), same: JSON.stringify(before) === JSON.stringify(value) }];
  });
}

/** Every address by itself: what a phone would connect to is never cut off. */
function networkLines(next: Network, before: Network): SetupLine[] {
  const lines = (name: string, texts: readonly string[], known: readonly string[]): SetupLine[] =>
    texts.map((text) => ({ name, text, same: known.includes(text) }));
  const { relayOnly, codec, dnsServers } = next;
  return [
    ...lines(t('Further servers'), next.moreServers, before.moreServers),
    ...lines(t('STUN servers'), next.stun, before.stun),
    ...lines(t('TURN servers'), next.turn?.urls ?? [], before.turn?.urls ?? []),
    ...lines(t('TURN user name'), next.turn === null ? [] : [next.turn.username], [before.turn?.username ?? '']),
    { name: t('Find servers by DNS'), text: onOff(dnsServers), same: dnsServers === before.dnsServers },
    { name: t('Relay only'), text: onOff(relayOnly), same: relayOnly === before.relayOnly },
    { name: t('Codec'), text: codec, same: codec === before.codec },
  ];
}

function onOff(on: boolean): string {
  return on ? t('On') : t('Off');
}

const longest = 160;

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const address: unknown = Reflect.get(value, 'server') ?? Reflect.get(value, 'baseUrl');
    if (typeof address === 'string') return address;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function line(name: string, text: string, before: string | undefined): SetupLine {
  return { name, text, same: text === before };
}
