/** A simulated day: callers arrive, wait, talk or leave; reps ring, answer, wrap up and now and then cannot be reached. */
import type { Offer, RoutingCommand, RoutingEvent } from '../routing/model.ts';
import { Agenda } from './agenda.ts';
import type { Dispatcher } from './dispatchers.ts';
import { drawCallers, drawReps, heartbeatMs, type SimulatedCaller, type SimulatedRep } from './population.ts';
import type { Scenario } from './scenario.ts';

export interface CallerStory {
  readonly caller: SimulatedCaller;
  outcome: 'in-progress' | 'bridged' | 'abandoned' | 'callback';
  /** From arrival to the outcome, ms. */
  waitMs: number;
  repId: string | null;
  offers: number;
  /** From arrival to the first ring; null: nobody was rung. */
  firstRingMs: number | null;
  told: { readonly lowMs: number; readonly expectedMs: number; readonly highMs: number } | null;
}

export interface Day {
  readonly stories: readonly CallerStory[];
  /** Offers that rang until they were taken back. */
  readonly rangOut: number;
  /** Stretches in which reps were ringing, talking or wrapping up, ms from the start. */
  readonly work: readonly { readonly from: number; readonly to: number }[];
}

/** Ms since the epoch at which simulated days begin: no rule depends on it, since simulated reps keep no hours. */
const epoch = Date.UTC(2026, 0, 5, 9);
/** How long a rep taken out of the round for missing offers needs to notice. */
const returnsAfterMs = 60_000;

type Happening = (at: number) => void;

export function simulateDay(scenario: Scenario, dispatcher: Dispatcher): Day {
  const agenda = new Agenda<Happening>();
  const stories = new Map<string, CallerStory>();
  const work: { from: number; to: number }[] = [];
  const ringingSince = new Map<string, number>();
  const reps = new Map(drawReps(scenario).map((rep) => [rep.profile.id, rep]));
  const endsAt = scenario.minutes * 60_000;
  let rangOut = 0;

  /** Simulated times count from 0; the router gets instants. */
  function send(at: number, event: Unstamped<RoutingEvent>): void {
    for (const command of dispatcher.send({ ...event, at: epoch + at })) obey(at, command);
  }

  function obey(at: number, command: RoutingCommand): void {
    switch (command.type) {
      case 'offer':
        ring(at, command.offer);
        break;
      case 'withdraw':
        if (command.why === 'expired') rangOut += 1;
        stopRinging(at, command.offer.repId);
        break;
      case 'connect':
        talk(at, command.offer);
        break;
      case 'rep-away':
        agenda.add(at + returnsAfterMs, (later) => presence(later, command.repId, 'available'));
        break;
      case 'queued':
        consider(at, command.handoffId);
        break;
      default:
        break;
    }
  }

  function ring(at: number, offer: Offer): void {
    const story = stories.get(offer.handoffId);
    const rep = reps.get(offer.repId);
    if (story === undefined || rep === undefined) return;
    story.offers += 1;
    story.firstRingMs ??= at - story.caller.arrivesAt;
    ringingSince.set(offer.repId, at);
    const { random } = story.caller;
    const missed = random.chance(scenario.missShare);
    const declines = random.chance(scenario.declineShare);
    const after = scenario.answerMs > 0 ? random.lognormal(scenario.answerMs, 0.5) : 0;
    if (missed || isOut(rep, at)) return;
    const { handoffId, repId, token } = offer;
    agenda.add(at + after, (later) => {
      stopRinging(later, repId, at);
      if (declines) send(later, { type: 'offer-declined', handoffId, repId, token, reason: 'declined' });
      else send(later, { type: 'offer-accepted', handoffId, repId, token });
    });
  }

  /** @param since only if it is that ring */
  function stopRinging(at: number, repId: string, since?: number): void {
    const from = ringingSince.get(repId);
    if (from === undefined || (since !== undefined && since !== from)) return;
    ringingSince.delete(repId);
    work.push({ from, to: at });
  }

  function talk(at: number, { handoffId, repId, token, offeredAt }: Offer): void {
    const story = stories.get(handoffId);
    if (story?.outcome !== 'in-progress') return;
    const { talkMs, wrapUpMs, arrivesAt } = story.caller;
    Object.assign(story, { outcome: 'bridged', waitMs: at - arrivesAt, repId });
    const rangMs = epoch + at - offeredAt;
    dispatcher.waited(at - arrivesAt, false);
    dispatcher.answered(at - arrivesAt - (story.firstRingMs ?? 0));
    work.push({ from: at, to: at + talkMs + wrapUpMs });
    send(at, { type: 'handoff-bridged', handoffId, repId, token });
    agenda.add(at + talkMs, (later) => {
      send(later, { type: 'handoff-ended', handoffId });
      if (wrapUpMs > 0) presence(later, repId, 'wrapping-up');
    });
    agenda.add(at + talkMs + wrapUpMs, (later) => {
      dispatcher.served(rangMs + talkMs + wrapUpMs);
      presence(later, repId, 'available');
    });
  }

  function consider(at: number, handoffId: string): void {
    const story = stories.get(handoffId);
    const told = dispatcher.estimate(handoffId);
    if (story?.outcome !== 'in-progress' || told === null || story.told !== null) return;
    story.told = told.wait;
    if (told.tooLong && story.caller.takesCallback) agenda.add(at, (now) => leave(now, story, 'callback'));
  }

  function leave(at: number, story: CallerStory, outcome: 'abandoned' | 'callback'): void {
    if (story.outcome !== 'in-progress') return;
    const waitMs = at - story.caller.arrivesAt;
    Object.assign(story, { outcome, waitMs });
    dispatcher.waited(waitMs, outcome === 'abandoned');
    send(at, { type: 'handoff-cancelled', handoffId: story.caller.request.id });
  }

  function presence(at: number, repId: string, availability: 'available' | 'wrapping-up'): void {
    send(at, { type: 'rep-presence', repId, nodeId: 'node', availability });
  }

  function heartbeat(rep: SimulatedRep): Happening {
    return (at) => {
      if (!isOut(rep, at)) send(at, { type: 'rep-proved', repId: rep.profile.id });
      agenda.add(at + heartbeatMs, heartbeat(rep));
    };
  }

  function tick(at: number): void {
    send(at, { type: 'tick' });
    const due = (dispatcher.deadline() ?? Number.POSITIVE_INFINITY) - epoch;
    agenda.add(Math.min(at + 1_000, Math.max(due, at + 1)), tick);
  }

  for (const rep of reps.values()) {
    send(0, { type: 'rep-profile', rep: rep.profile });
    presence(0, rep.profile.id, 'available');
    agenda.add(rep.phaseMs, heartbeat(rep));
  }
  for (const caller of drawCallers(scenario)) {
    const story: CallerStory = {
      caller,
      outcome: 'in-progress',
      waitMs: 0,
      repId: null,
      offers: 0,
      firstRingMs: null,
      told: null,
    };
    agenda.add(caller.arrivesAt, (at) => {
      stories.set(caller.request.id, story);
      send(at, { type: 'handoff-requested', handoff: caller.request });
      agenda.add(at + caller.patienceMs, (later) => leave(later, story, 'abandoned'));
    });
  }
  agenda.add(0, tick);
  for (let next = agenda.next(); next !== undefined && next.at <= endsAt; next = agenda.next()) next.item(next.at);
  return { stories: [...stories.values()], rangOut, work };
}

function isOut({ outages }: SimulatedRep, at: number): boolean {
  return outages.some(({ from, to }) => from <= at && at < to);
}

type Unstamped<T> = T extends unknown ? Omit<T, 'at'> : never;
