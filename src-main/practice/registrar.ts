/** REGISTER (RFC 3261 10.3) with the parts of RFC 5626 a WebSocket phone uses: one binding per instance and reg-id. */
import type { NameAddrHeader } from 'sip.js/lib/grammar/name-addr-header.js';
import type { Connection } from './connection.ts';
import type { DigestGate } from './digest.ts';
import { type Binding, type Location, maxBindings } from './location.ts';
import { answer } from './sip-forward.ts';
import { addressOf, type HeaderLine, headerValues, type SipRequest } from './sip-message.ts';

export interface RegistrarDependencies {
  readonly domain: string;
  readonly gate: DigestGate;
  readonly location: Location;
  readonly now: () => number;
  readonly onChange: (user: string) => void;
}

/** Registration lifetimes in seconds. */
const lifetime = { standard: 120, shortest: 10, longest: 3_600 };

export function register(request: SipRequest, connection: Connection, deps: RegistrarDependencies): string {
  if (request.target.host.toLowerCase() !== deps.domain) return answer(request, 404);
  const verdict = deps.gate.verify('REGISTER', request.targetText, headerValues(request.headers, 'authorization'));
  switch (verdict.kind) {
    case 'missing':
    case 'refused':
      return challenge(request, deps.gate, false);
    case 'stale':
      return challenge(request, deps.gate, true);
    case 'accepted':
      break;
    default:
      return verdict satisfies never;
  }
  const user = `${verdict.username}@${deps.domain}`;
  if (request.to !== user) return answer(request, 403);
  const refusal =
    request.contacts === 'all' ? removeAll(request, user, deps) : bindAll(request, user, connection, deps);
  if (refusal !== null) return refusal;
  deps.onChange(user);
  return answer(request, 200, [...listing(user, deps), ...outbound(request)]);
}

function challenge(request: SipRequest, gate: DigestGate, stale: boolean): string {
  const headers = gate.challenges(stale).map((value) => ({ name: 'WWW-Authenticate', value }));
  return answer(request, 401, headers);
}

/** "Contact: *" removes everything and is only valid with Expires: 0 (RFC 3261 10.3 step 6). */
function removeAll(request: SipRequest, user: string, deps: RegistrarDependencies): string | null {
  if (headerValues(request.headers, 'expires')[0] !== '0') return answer(request, 400);
  for (const binding of deps.location.of(user)) deps.location.remove(binding);
  return null;
}

function bindAll(
  request: SipRequest,
  user: string,
  connection: Connection,
  deps: RegistrarDependencies,
): string | null {
  const changes: Array<{ readonly binding: Binding; readonly seconds: number }> = [];
  for (const contact of request.contacts === 'all' ? [] : request.contacts) {
    const seconds = secondsFor(contact, request);
    if (seconds === null) return answer(request, 400);
    if (seconds > 0 && seconds < lifetime.shortest) {
      return answer(request, 423, [{ name: 'Min-Expires', value: String(lifetime.shortest) }]);
    }
    const binding = bindingOf(contact, request, user, connection, deps.now() + seconds * 1_000);
    const known = deps.location.byKey(user, binding.key);
    // Out of order within one registration (RFC 3261 10.3 step 7): leave the newer one alone.
    if (known?.callId === request.callId && known.cseq >= request.cseq.number) return answer(request, 500);
    changes.push({ binding, seconds });
  }
  const added = changes.filter(({ binding, seconds }) => seconds > 0 && !deps.location.byKey(user, binding.key));
  if (deps.location.of(user).length + added.length > maxBindings) return answer(request, 503);
  for (const { binding, seconds } of changes) {
    if (seconds === 0) deps.location.remove(binding);
    else deps.location.put(binding);
  }
  return null;
}

/** Lifetime a contact asks for: its own parameter, else Expires, else ours. Null: not a number. */
function secondsFor(contact: NameAddrHeader, request: SipRequest): number | null {
  const wanted = contact.getParam('expires') ?? headerValues(request.headers, 'expires')[0] ?? lifetime.standard;
  if (!/^\d{1,10}$/.test(String(wanted))) return null;
  return Math.min(Number(wanted), lifetime.longest);
}

function bindingOf(
  contact: NameAddrHeader,
  request: SipRequest,
  user: string,
  connection: Connection,
  expiresAt: number,
): Binding {
  const address = addressOf(contact.uri);
  const instance = contact.getParam('+sip.instance');
  const regId = contact.getParam('reg-id');
  const named = typeof instance === 'string' && /^"<[^<>"\r\n]{1,100}>"$/.test(instance);
  const numbered = named && typeof regId === 'string' && /^\d{1,9}$/.test(regId);
  return {
    user,
    uri: contact.uri.toRaw(),
    address,
    key: numbered ? `${instance} ${regId}` : address,
    parameters: `${named ? `;+sip.instance=${instance}` : ''}${numbered ? `;reg-id=${regId}` : ''}`,
    connection,
    callId: request.callId,
    cseq: request.cseq.number,
    expiresAt,
  };
}

function listing(user: string, deps: RegistrarDependencies): HeaderLine[] {
  return deps.location.of(user).map((binding) => {
    const seconds = Math.ceil((binding.expiresAt - deps.now()) / 1_000);
    return { name: 'Contact', value: `<${binding.uri}>${binding.parameters};expires=${seconds}` };
  });
}

/** RFC 5626 6: the registrar says that it keeps one binding per flow. */
function outbound(request: SipRequest): HeaderLine[] {
  const asked = headerValues(request.headers, 'supported').some((value) => /(^|,)\s*outbound\s*(,|$)/i.test(value));
  const used = request.contacts !== 'all' && request.contacts.some((contact) => contact.hasParam('reg-id'));
  return [{ name: asked && used ? 'Require' : 'Supported', value: 'outbound' }];
}
