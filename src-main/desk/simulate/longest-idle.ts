/**
 * The baseline: what most call distributors do. First come, first served; the longest idle rep with the skills; a ring
 * that is not answered goes to the next one. It does not know whether a phone can be reached, who owns the account, who
 * is a VIP, nor that a rep already said no: it knows only that this rep is idle no longer than the others.
 */
import { defaultPolicy, type HandoffRequest, type RoutingCommand, type RoutingEvent } from '../routing/model.ts';

interface Line {
  readonly request: HandoffRequest;
  repId: string | null;
  token: number;
  ringsUntil: number | null;
}

interface Agent {
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  ready: boolean;
  idleSince: number;
}

/** A dispatcher with the router's events and commands. */
export function createLongestIdle(): (event: RoutingEvent) => RoutingCommand[] {
  const agents = new Map<string, Agent>();
  const lines = new Map<string, Line>();
  let tokens = 0;

  function ring(line: Line, at: number, out: RoutingCommand[]): void {
    let best: string | null = null;
    let since = Number.POSITIVE_INFINITY;
    for (const [id, agent] of agents) {
      if (!agent.ready || agent.idleSince >= since || !agent.languages.includes(line.request.language)) continue;
      if (!line.request.skills.every((skill) => agent.skills.includes(skill))) continue;
      best = id;
      since = agent.idleSince;
    }
    const agent = best === null ? undefined : agents.get(best);
    if (best === null || agent === undefined) return;
    agent.ready = false;
    tokens += 1;
    Object.assign(line, { repId: best, token: tokens, ringsUntil: at + defaultPolicy.ringMs });
    const expiresAt = at + defaultPolicy.ringMs;
    const offer = { handoffId: line.request.id, repId: best, token: tokens, offeredAt: at, expiresAt };
    out.push({ type: 'offer', offer, why: 'longest-idle' });
  }

  function free(repId: string | null, at: number): void {
    const agent = repId === null ? undefined : agents.get(repId);
    if (agent !== undefined) Object.assign(agent, { ready: true, idleSince: at });
  }

  function ringAll(at: number, out: RoutingCommand[]): void {
    const barren = new Set<string>();
    for (const line of lines.values()) {
      const need = `${line.request.language} ${line.request.skills.join(' ')}`;
      if (line.repId !== null || barren.has(need)) continue;
      ring(line, at, out);
      if (line.repId === null) barren.add(need);
    }
  }

  function takeBack(line: Line, at: number, why: 'expired' | 'cancelled', out: RoutingCommand[]): void {
    const offer = {
      handoffId: line.request.id,
      repId: line.repId ?? '',
      token: line.token,
      offeredAt: at,
      expiresAt: at,
    };
    out.push({ type: 'withdraw', offer, why });
    free(line.repId, at);
    Object.assign(line, { repId: null, ringsUntil: null });
  }

  return (event) => {
    const { at } = event;
    const out: RoutingCommand[] = [];
    for (const line of lines.values())
      if (line.ringsUntil !== null && line.ringsUntil <= at) takeBack(line, at, 'expired', out);
    const line = 'handoffId' in event ? lines.get(event.handoffId) : undefined;
    const answers = 'token' in event && line?.token === event.token && line.ringsUntil !== null;
    if (event.type === 'rep-profile') {
      agents.set(event.rep.id, { ...event.rep, ready: false, idleSince: at });
    } else if (event.type === 'rep-presence') {
      const agent = agents.get(event.repId);
      if (event.availability === 'available') free(event.repId, at);
      else if (agent !== undefined) agent.ready = false;
    } else if (event.type === 'handoff-requested') {
      lines.set(event.handoff.id, { request: event.handoff, repId: null, token: 0, ringsUntil: null });
    } else if (event.type === 'offer-accepted' && answers) {
      lines.delete(event.handoffId);
      const offer = {
        handoffId: event.handoffId,
        repId: event.repId,
        token: event.token,
        offeredAt: at,
        expiresAt: at,
      };
      out.push({ type: 'connect', offer });
    } else if (event.type === 'offer-declined' && answers) {
      free(line.repId, at);
      Object.assign(line, { repId: null, ringsUntil: null });
    } else if (event.type === 'handoff-cancelled' || event.type === 'handoff-ended') {
      if (line !== undefined && line.ringsUntil !== null) takeBack(line, at, 'cancelled', out);
      lines.delete(event.handoffId);
    }
    ringAll(at, out);
    return out;
  };
}
