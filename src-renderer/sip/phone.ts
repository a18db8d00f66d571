/** The phone: one registered user agent that turns INVITEs into legs. The place where the parts of this folder meet. */

import { type Invitation, type Referral as ReferRequest, SessionState } from 'sip.js';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { Reachability } from '../../src-main/contract/presence.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { OutboundLeg, Phone, PhoneDependencies, PhoneEvent } from '../call/ports.ts';
import { Connection } from './connection.ts';
import { lastDigestRefusal } from './digest-refusal.ts';
import { usableIceServers } from './ice-servers.ts';
import { InboundCall, type LegContext } from './inbound-leg.ts';
import { readInviteFacts } from './invite-facts.ts';
import { refuseInvite } from './invite-policy.ts';
import type { LegBase } from './leg-base.ts';
import { quietly } from './log.ts';
import { watchNetwork } from './network-watch.ts';
import { askOptions } from './options.ts';
import { OutboundCall } from './outbound-leg.ts';
import { reasonHeader } from './outgoing.ts';
import { checkPaths } from './path-check.ts';
import { createPresencePublisher, type PresencePublisher } from './presence-publisher.ts';
import { measureRelay } from './relay-measure.ts';
import { readReplacement } from './replaces.ts';
import { ServerList } from './server-list.ts';
import { askAgainWhenTooShort } from './session-offer.ts';
import { answerUpdates, type UpdateTaker } from './update.ts';
import { type Agent, createAgent } from './user-agent.ts';

/** Legs that may exist at once: one the rep talks on, and those being declined. More are busy without further ado. */
const maxLegs = 8;
/** For one answer of the edge when the rep asks, ms. */
const edgePatience = 4_000;

interface Running {
  readonly agent: Agent;
  readonly connection: Connection;
  readonly publisher: PresencePublisher;
  readonly forgetNetwork: () => void;
}

export function createPhone(deps: PhoneDependencies): Phone {
  const { account, log } = deps;
  const listeners = new Set<(event: PhoneEvent) => void>();
  const legs = new Set<InboundCall | OutboundCall>();
  const digestRefusal = lastDigestRefusal();
  let running: Running | null = null;

  const emit = (event: PhoneEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  const tellReachability = (reachability: Reachability) => emit({ type: 'reachability', reachability });
  const isConnected = () => running?.connection.isUp ?? false;

  const servers = new ServerList(account.route.servers, () => performance.now());

  function createPhoneAgent(): Result<Agent> {
    const { edge, password, instanceId, contactUser } = account;
    const { route } = account;
    const iceServers = usableIceServers(edge.iceServers);
    if (iceServers.length < edge.iceServers.length) log('warn', 'sip.ice-servers-left-out');
    const media = { iceServers, microphone: () => deps.audio.microphone, open: false, route, log };
    return createAgent({ ...edge, servers, password, instanceId, contactUser }, media, digestRefusal.note, log);
  }

  function onInvite(invitation: Invitation, agent: Agent): void {
    const { callId } = invitation.request;
    const parts = agent.parts.get(callId) ?? [];
    agent.parts.delete(callId);
    const replacement = readReplacement(invitation, legs);
    const refusal = replacement.kind === 'refused' ? replacement.refusal : refuseInvite(invitation);
    const busy = legs.size >= maxLegs;
    if (refusal || busy) {
      log('warn', 'sip.invite-refused', { why: refusal?.why ?? 'too many calls' });
      const { status, headers } = refusal ?? { status: 486, headers: reasonHeader('busy') };
      void quietly(log, 'sip.invite-not-refused', () =>
        invitation.reject({ statusCode: status, extraHeaders: [...headers] }),
      );
      return;
    }
    const leg = new InboundCall(invitation, readInviteFacts(invitation.request.data, parts, new Date()), {
      ...legContext(),
      replaces: replacement.kind === 'of',
    });
    legs.add(leg);
    invitation.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) legs.delete(leg);
    });
    log('info', 'call.invited', { legs: legs.size });
    if (replacement.kind === 'of') emit({ type: 'replacement', leg, replacedLegId: replacement.leg.id });
    else emit({ type: 'invite', leg });
  }

  const legContext = (): LegContext => ({ deps, isConnected, onRefer });

  /** Whether it is followed is for a policy to say: nobody here knows one. */
  function onRefer(leg: LegBase, request: ReferRequest): void {
    const referral = leg.readReferral(request, placeReferred, log);
    if (referral !== null) emit({ type: 'referral', referral });
  }

  function placeReferred(uri: string, callId: string, headers: readonly string[]): Result<OutboundCall> {
    if (!running) return fail('unreachable', 'Baton is signed out.');
    return OutboundCall.at(uri, callId, running.agent.userAgent, { ...legContext(), live: legs }, headers);
  }

  function updateTaker(dialogId: string): UpdateTaker | null {
    for (const leg of legs) {
      const taker = leg.updateTaker(dialogId);
      if (taker !== null) return taker;
    }
    return null;
  }

  function start(): void {
    if (running) return;
    const created = createPhoneAgent();
    if (!created.ok) {
      tellReachability({ kind: 'offline', why: created.error.message, retryInMs: null });
      return;
    }
    const agent = created.value;
    const { userAgent } = agent;
    userAgent.delegate = {
      onInvite: (invitation) => onInvite(invitation, agent),
      onMessage: (message) => void quietly(log, 'sip.message-not-refused', () => message.reject({ statusCode: 405 })),
      onReferRequest: (request) => void request.reject({ statusCode: 403 }),
    };
    answerUpdates(userAgent, updateTaker, log);
    askAgainWhenTooShort(userAgent);
    const publisher = createPresencePublisher({
      ...{ userAgent, deviceId: account.instanceId, presence: deps.presence, log },
    });
    const connection = new Connection({
      userAgent,
      registration: {
        expiresSeconds: account.edge.expiresSeconds,
        takeDigestRefusal: digestRefusal.take,
      },
      log,
      servers,
      isIdle: () => legs.size === 0,
      onReachability: tellReachability,
      onSignalling: (up, networkChanged) => {
        for (const leg of legs) leg.onSignalling(up, networkChanged);
        publisher.onSignalling(up);
      },
    });
    running = { agent, connection, publisher, forgetNetwork: watchNetwork((doubt) => connection.checkNow(doubt)) };
    connection.start();
  }

  function checkEdge(): ReturnType<Phone['checkEdge']> {
    const agent = running?.agent;
    if (agent === undefined || !isConnected()) {
      return Promise.resolve(fail('unreachable', 'Baton is not registered with the phone line now.'));
    }
    const askedAt = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(fail('unreachable', 'The phone line does not answer.')), edgePatience);
      askOptions(agent.userAgent, () => {
        clearTimeout(timer);
        resolve(ok({ roundTripMs: performance.now() - askedAt }));
      });
    });
  }

  function call(target: DialTarget, callId: string): Result<OutboundLeg> {
    if (!running || !isConnected()) {
      return fail('unreachable', 'Baton is not registered with the phone line now. Wait until it is, then dial again.');
    }
    return OutboundCall.to(target, callId, running.agent.userAgent, { ...legContext(), live: legs });
  }

  return {
    call,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
    checkNow: (doubt) => running?.connection.checkNow(doubt),
    presenceChanged: () => running?.publisher.changed(),
    checkEdge,
    checkPaths: () => checkPaths(account.edge.iceServers),
    measureRelay: (signal) => measureRelay(usableIceServers(account.edge.iceServers), signal),
    async stop() {
      running?.forgetNetwork();
      // Still connected: every BYE goes out before the contact is taken back.
      await Promise.all([...legs].map((leg) => leg.hangUp()));
      const stopping = running;
      running = null;
      await stopping?.publisher.stop();
      await stopping?.connection.stop();
    },
  };
}
