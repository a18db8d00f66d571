/** The sign-in form as data: from stored edge to fields, from fields to an edge the contract accepts, errors in words. */
import { labels, t } from '../../../src-main/contract/i18n/translate.ts';
import { type AcceptSignal, type Edge, edgeSchema } from '../../../src-main/contract/settings.ts';

export interface AccountFields {
  readonly label: string;
  readonly server: string;
  readonly aor: string;
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly displayName: string;
  readonly strategy: Edge['strategy'];
  readonly acceptKind: AcceptSignal['kind'];
  readonly digit: string;
  readonly phrase: string;
}

export type FieldErrors = Partial<Record<keyof AccountFields, string>>;

export function fieldsOf(edge: Edge | null, repName: string): AccountFields {
  const signal = edge?.acceptSignal ?? { kind: 'dtmf', digit: '1' };
  return {
    label: edge?.label ?? '',
    server: edge?.server ?? 'wss://',
    aor: edge?.aor ?? 'sip:',
    username: edge?.username ?? '',
    password: '',
    realm: edge?.realm ?? '',
    displayName: edge?.displayName ?? repName,
    strategy: edge?.strategy ?? 'early',
    acceptKind: signal.kind,
    digit: signal.kind === 'dtmf' ? signal.digit : '1',
    phrase: signal.kind === 'phrase' ? signal.text : 'Yes, connect me',
  };
}

function signalOf(fields: AccountFields): unknown {
  switch (fields.acceptKind) {
    case 'dtmf':
      return { kind: 'dtmf', digit: fields.digit.trim().toUpperCase() };
    case 'desk':
      return { kind: 'desk' };
    case 'phrase':
      return { kind: 'phrase', text: fields.phrase.trim() };
  }
}

/** `sip:sarah@example.com` gives `sarah`. */
function userOf(aor: string): string {
  return /^sips?:([^@]+)@/.exec(aor)?.[1] ?? '';
}

/** `sarah@example.com` is understood as `sip:sarah@example.com`. */
function withScheme(aor: string): string {
  const trimmed = aor.trim();
  return trimmed.includes('@') && !/^sips?:/.test(trimmed) ? `sip:${trimmed}` : trimmed;
}

const words: Record<string, string> = labels({
  label: 'Give the line a name of up to 80 characters, such as your company’s.',
  server: 'Enter the server as wss://host or wss://host:port/path. Unencrypted ws:// only works to this computer.',
  aor: 'Enter your address as name@domain, such as sarah@example.com.',
  username: 'Enter the user name your phone server knows you by.',
  displayName: 'Use one line of up to 120 characters.',
  realm: 'Use one line of up to 200 characters, or leave it empty.',
});

export type ParsedAccount =
  | { readonly kind: 'valid'; readonly edge: Edge }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors };

/** `stored`: the edge being edited; what the form does not show is kept from it. */
export function parseAccount(fields: AccountFields, stored: Edge | null): ParsedAccount {
  const aor = withScheme(fields.aor);
  const candidate = {
    label: fields.label.trim() || aor.split('@').at(1),
    server: fields.server.trim(),
    aor,
    username: fields.username.trim() || userOf(aor),
    realm: fields.realm.trim() || null,
    displayName: fields.displayName.trim(),
    strategy: fields.strategy,
    acceptSignal: signalOf(fields),
    expiresSeconds: stored?.expiresSeconds ?? 300,
    iceServers: stored?.iceServers ?? [],
  };
  const parsed = edgeSchema.safeParse(candidate);
  const errors: FieldErrors = {};
  if (!parsed.success) {
    for (const { path } of parsed.error.issues) {
      const field = path.at(0);
      if (field === 'acceptSignal' && fields.acceptKind === 'dtmf')
        errors.digit = t('Enter one key: 0 to 9, A to D, # or *.');
      else if (field === 'acceptSignal') errors.phrase = t('Enter what to say, up to 120 characters.');
      else if (typeof field === 'string' && field in fields)
        Object.assign(errors, { [field]: words[field] ?? t('This value cannot be used.') });
    }
  }
  // Left empty, these come from the address: one mistake is reported once.
  if (errors.aor !== undefined && fields.username.trim() === '') delete errors.username;
  if (errors.aor !== undefined && fields.label.trim() === '') delete errors.label;
  if (stored === null && fields.password === '') errors.password = t('Enter the password of your phone account.');
  return parsed.success && Object.keys(errors).length === 0
    ? { kind: 'valid', edge: parsed.data }
    : { kind: 'invalid', errors };
}
