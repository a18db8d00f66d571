/** A user agent that places calls: the AI and prospect side of the practice line. Registers like a phone, never rings. */

import { plainRoute } from '../../src-main/contract/network.ts';
import type { Reachability } from '../../src-main/contract/presence.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import { type CallerEvent, type OutgoingCall, OutgoingLeg } from './caller-leg.ts';
import { Connection } from './connection.ts';
import { lastDigestRefusal } from './digest-refusal.ts';
import type { Log } from './log.ts';
import { ServerList } from './server-list.ts';
import { createAgent } from './user-agent.ts';

export interface CallerOptions {
  /** wss:, or ws: to this machine. */
  readonly server: string;
  readonly aor: string;
  readonly username: string;
  readonly password: string;
  /** What every call sends; read when a call is placed. It is cloned, so it outlives the calls. */
  readonly track: () => MediaStreamTrack;
  readonly log: Log;
}

export interface Caller {
  /** Connects and registers, and keeps it so. Resolves with the first verdict: registered, or why not. */
  start(): Promise<Result<void>>;
  /** Sends an INVITE that takes early media. Fails without sending when a part of it is not fit for SIP. */
  call(request: OutgoingCall, listener: (event: CallerEvent) => void): Promise<Result<OutgoingLeg>>;
  /** Ends its calls and signs out. */
  stop(): Promise<void>;
}

const expiresSeconds = 120;

export function createCaller(options: CallerOptions): Caller {
  const { log } = options;
  const legs = new Set<OutgoingLeg>();
  const digestRefusal = lastDigestRefusal();
  let tellReachability: (reachability: Reachability) => void = () => undefined;
  const instanceId = crypto.randomUUID();
  const route = plainRoute(options.server);
  const servers = new ServerList(route.servers, () => performance.now());
  const created = createAgent(
    {
      ...options,
      servers,
      realm: null,
      displayName: '',
      instanceId,
      contactUser: instanceId.replaceAll('-', '').slice(0, 16),
      expiresSeconds,
    },
    { iceServers: [], microphone: options.track, open: true, route, log },
    digestRefusal.note,
    log,
  );
  const connection = created.ok
    ? new Connection({
        userAgent: created.value.userAgent,
        registration: {
          expiresSeconds,
          takeDigestRefusal: digestRefusal.take,
        },
        log,
        servers,
        isIdle: () => legs.size === 0,
        onReachability: (reachability) => tellReachability(reachability),
        onSignalling: () => undefined,
      })
    : null;

  return {
    start() {
      if (!created.ok) return Promise.resolve(created);
      return new Promise((resolve) => {
        tellReachability = (reachability) => {
          if (reachability.kind === 'reachable' || reachability.kind === 'degraded') resolve(ok(undefined));
          // An attempt that will be repeated is no verdict yet.
          if (reachability.kind === 'offline' && reachability.retryInMs === null) {
            resolve(fail('rejected', reachability.why));
          }
        };
        connection?.start();
      });
    },
    async call(request, listener) {
      if (!created.ok) return created;
      if (!connection?.isUp) return fail('unreachable', 'The caller is not registered, so it cannot call.');
      const leg = OutgoingLeg.place(created.value.userAgent, request, listener, (over) => legs.delete(over), log);
      if (leg.ok) legs.add(leg.value);
      return leg;
    },
    async stop() {
      await Promise.all([...legs].map((leg) => leg.hangUp()));
      await connection?.stop();
    },
  };
}
