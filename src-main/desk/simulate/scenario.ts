/** The assumptions of a simulated day. Times in ms, shares 0..1. */

export interface Scenario {
  readonly reps: number;
  readonly handoffsPerMinute: number;
  readonly minutes: number;
  /** Left out of the figures at the beginning, minutes. */
  readonly warmUpMinutes: number;
  readonly seed: number;
  readonly talkMs: number;
  /** Coefficient of variation of talk and wrap-up; 1 with `exponential`. */
  readonly talkVariation: number;
  readonly exponential: boolean;
  readonly wrapUpMs: number;
  /** From first ring to bridge, when the rep takes it. */
  readonly answerMs: number;
  readonly patienceMs: number;
  /** Offers a reachable rep lets ring out, and declines. */
  readonly missShare: number;
  readonly declineShare: number;
  /** Share of a rep's time the phone is registered but cannot be reached, and how long that lasts. */
  readonly unreachableShare: number;
  readonly unreachableMs: number;
  /** Handoffs that need one of three skills; each rep has each with `skillShare`. */
  readonly skillNeedShare: number;
  readonly skillShare: number;
  /** Handoffs in the second language, and reps who speak it. */
  readonly secondLanguageShare: number;
  readonly bilingualShare: number;
  readonly ownerShare: number;
  readonly vipShare: number;
  /** Prospects who take the callback Baton offers when the wait passes their patience; the baseline offers none. */
  readonly callbackTakenShare: number;
}

export const defaultScenario: Scenario = {
  reps: 500,
  handoffsPerMinute: 300,
  minutes: 60,
  warmUpMinutes: 15,
  seed: 1,
  talkMs: 75_000,
  talkVariation: 0.8,
  exponential: false,
  wrapUpMs: 15_000,
  answerMs: 4_000,
  patienceMs: 90_000,
  missShare: 0.02,
  declineShare: 0.05,
  unreachableShare: 0.02,
  unreachableMs: 120_000,
  skillNeedShare: 0.3,
  skillShare: 0.5,
  secondLanguageShare: 0.1,
  bilingualShare: 0.25,
  ownerShare: 0.3,
  vipShare: 0.05,
  callbackTakenShare: 0.6,
};

/** The world of the Erlang-A formula: equal reps, no ringing, nobody declines, everything exponential. */
export function textbook(scenario: Scenario): Scenario {
  return {
    ...scenario,
    exponential: true,
    wrapUpMs: 0,
    answerMs: 0,
    missShare: 0,
    declineShare: 0,
    unreachableShare: 0,
    skillNeedShare: 0,
    secondLanguageShare: 0,
    ownerShare: 0,
    vipShare: 0,
    callbackTakenShare: 0,
  };
}
