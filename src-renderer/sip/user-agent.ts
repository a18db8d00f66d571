/** sip.js's user agent as Baton wants it: guarded transport, own credentials, our media, and no automatic anything. */
import { SIPExtension, UserAgent, type Web } from 'sip.js';
import { isAllowedSipServer } from '../../src-main/contract/network.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import { createDescriptionHandlers, type MediaSettings } from './description-handler.ts';
import { type DigestRefusal, installDigest } from './digest.ts';
import { errorName, type Log } from './log.ts';
import type { BodyPart } from './multipart.ts';
import { displayName } from './outgoing.ts';
import type { ServerList } from './server-list.ts';
import { GuardedTransport, type GuardOptions } from './transport-guard.ts';

export interface AgentAccount {
  readonly servers: ServerList;
  readonly aor: string;
  readonly username: string;
  readonly password: string;
  /** Null: the domain of the address of record. */
  readonly realm: string | null;
  readonly displayName: string;
  readonly instanceId: string;
  readonly contactUser: string;
  readonly expiresSeconds: number;
}

export interface Agent {
  readonly userAgent: UserAgent;
  /** Extra body parts of INVITEs by Call-ID. */
  readonly parts: Map<string, readonly BodyPart[]>;
  /** Digest realm the password is used for. */
  readonly realm: string;
}

/** sip.js ends an INVITE after this on its own, without a reason header: later than any deadline of ours. Seconds. */
const libraryNoAnswer = 3_600;

/** Fails when the account cannot be used as it is; the message is for the rep. */
export function createAgent(
  account: AgentAccount,
  media: MediaSettings,
  onDigestRefusal: (refusal: DigestRefusal) => void,
  log: Log,
): Result<Agent> {
  const server = account.servers.current;
  if (!isAllowedSipServer(server)) {
    return fail('forbidden', 'The server address must begin with wss:// (ws:// only works to this machine).');
  }
  const uri = UserAgent.makeURI(account.aor);
  if (!uri) return fail('bad-request', 'The SIP address of the account is not valid.');
  const name = displayName(account.displayName);
  if (!name.ok) return name;
  const parts = new Map<string, readonly BodyPart[]>();
  const realm = account.realm ?? uri.host;
  const transportOptions: GuardOptions = {
    server,
    servers: account.servers,
    realm,
    contactUser: account.contactUser,
    expiresSeconds: account.expiresSeconds,
    log,
    parts,
  };
  const factory: Web.SessionDescriptionHandlerFactory = createDescriptionHandlers(media);
  let created: UserAgent | null = null;
  try {
    const userAgent = new UserAgent({
      uri,
      displayName: name.value,
      instanceId: account.instanceId,
      contactName: account.contactUser,
      // A stable Contact: whoever knows it finds this phone again after a restart, and no ghost rings beside it.
      viaHost: `${account.contactUser}.invalid`,
      transportConstructor: GuardedTransport,
      transportOptions,
      sessionDescriptionHandlerFactory: factory,
      sipExtension100rel: SIPExtension.Supported,
      sipExtensionExtraSupported: ['timer', 'replaces'],
      // Replaces is judged in replaces.ts: sip.js would take over calls unasked.
      sipExtensionReplaces: SIPExtension.Unsupported,
      sendInitialProvisionalResponse: false,
      noAnswerTimeout: libraryNoAnswer,
      gracefulShutdown: false,
      userAgentString: 'Baton',
      logBuiltinEnabled: false,
      logConfiguration: false,
      logLevel: 'warn',
      // What sip.js writes quotes messages, and without a connection it writes the expected: only where it came from is kept.
      logConnector: (level, category) => {
        if (level === 'error' && created?.isConnected()) log('warn', 'sip.library', { category });
      },
    });
    created = userAgent;
    installDigest(userAgent, {
      username: account.username,
      password: account.password,
      realm,
      onRefusal: onDigestRefusal,
    });
    return ok({ userAgent, parts, realm });
  } catch (error) {
    log('error', 'sip.agent-not-created', { why: errorName(error) });
    return fail('bad-request', 'The account cannot be used: check the server address and the SIP address.');
  }
}
