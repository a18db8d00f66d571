/** `npm run simulate -- --reps 500 --handoffs-per-min 300 [--json]` */
import { parseArgs } from 'node:util';
import { compareDispatchers } from './compare.ts';
import { plots, table } from './report.ts';
import { defaultScenario, type Scenario, textbook } from './scenario.ts';

const usage = `npm run simulate -- [options]

Plays a working day of AI-to-rep handoffs against Baton's router and against a longest-idle
distributor, both in the same world (same callers, reps, outages; seeded), and beside the
Erlang-A formula (M/M/n+M; Palm 1957; Garnett, Mandelbaum, Reiman 2002).

  --reps N               reps at work                                  (${defaultScenario.reps})
  --handoffs-per-min N   handoffs asked for per minute, Poisson        (${defaultScenario.handoffsPerMinute})
  --minutes N            length; the first quarter is warm-up          (${defaultScenario.minutes})
  --talk-seconds N       mean talk                                     (${defaultScenario.talkMs / 1_000})
  --wrap-seconds N       mean wrap-up                                  (${defaultScenario.wrapUpMs / 1_000})
  --answer-seconds N     mean ring until a rep takes it                (${defaultScenario.answerMs / 1_000})
  --patience-seconds N   mean patience of a prospect, exponential      (${defaultScenario.patienceMs / 1_000})
  --seed N               another day of the same kind                  (${defaultScenario.seed})
  --textbook             the formula's own world: exponential times, equal reps,
                         no ringing, nobody declines or cannot be reached
  --json                 one JSON object instead of table and plots

Assumptions unless --textbook: talk and wrap-up are log-normal (variation ${defaultScenario.talkVariation});
${100 * defaultScenario.missShare} % of offers ring out, ${100 * defaultScenario.declineShare} % are declined; each phone looks registered but hears nothing ${100 * defaultScenario.unreachableShare} %
of the time, two minutes on average; ${100 * defaultScenario.skillNeedShare} % of handoffs need one of three skills (half the reps
have each), ${100 * defaultScenario.secondLanguageShare} % the second language (a quarter of the reps speak it); ${100 * defaultScenario.ownerShare} % have an
account owner, ${100 * defaultScenario.vipShare} % are VIPs. Baton offers a callback where the estimated wait passes the mean
patience, and ${100 * defaultScenario.callbackTakenShare} % take it; the baseline has none, and learns of an unreachable phone only
by letting it ring out. Erlang-A takes ring + talk + wrap-up as service, the reachable share
of the reps as servers, and knows neither skills, declines nor callbacks, nor anyone who gives
up while it rings: it is the calm sea both are measured against. "Told wait held" is how many of the bridged waited between the
two ends of what they were told; the band is made to hold for eight in ten.
`;

function scenarioOf(values: Readonly<Record<string, string | boolean | undefined>>): Scenario | null {
  const number = (name: string, fallback: number, smallest: number): number => {
    const text = values[name];
    const value = text === undefined ? fallback : Number(text);
    return Number.isFinite(value) && value >= smallest ? value : Number.NaN;
  };
  const minutes = number('minutes', defaultScenario.minutes, 1);
  const scenario: Scenario = {
    ...defaultScenario,
    reps: Math.floor(number('reps', defaultScenario.reps, 1)),
    handoffsPerMinute: number('handoffs-per-min', defaultScenario.handoffsPerMinute, 0.01),
    minutes,
    warmUpMinutes: minutes / 4,
    talkMs: number('talk-seconds', defaultScenario.talkMs / 1_000, 1) * 1_000,
    wrapUpMs: number('wrap-seconds', defaultScenario.wrapUpMs / 1_000, 0) * 1_000,
    answerMs: number('answer-seconds', defaultScenario.answerMs / 1_000, 0) * 1_000,
    patienceMs: number('patience-seconds', defaultScenario.patienceMs / 1_000, 1) * 1_000,
    seed: Math.floor(number('seed', defaultScenario.seed, 0)),
  };
  if (Object.values(scenario).some((value) => Number.isNaN(value))) return null;
  return values['textbook'] === true ? textbook(scenario) : scenario;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    reps: text,
    'handoffs-per-min': text,
    minutes: text,
    'talk-seconds': text,
    'wrap-seconds': text,
    'answer-seconds': text,
    'patience-seconds': text,
    seed: text,
    textbook: flag,
    json: flag,
    help: { ...flag, short: 'h' },
  },
});
if (values.help) {
  console.log(usage);
} else {
  const scenario = scenarioOf(values);
  if (scenario === null) {
    console.error(`Every option is a number of a sensible size.\n\n${usage}`);
    process.exitCode = 2;
  } else {
    const comparison = compareDispatchers(scenario);
    if (values.json) {
      const short = ({ waits: _, ...figures }: typeof comparison.baton) => figures;
      const { baton, longestIdle, erlangA } = comparison;
      console.log(JSON.stringify({ scenario, baton: short(baton), longestIdle: short(longestIdle), erlangA }));
    } else {
      const load = (scenario.handoffsPerMinute * (scenario.answerMs + scenario.talkMs + scenario.wrapUpMs)) / 60_000;
      console.log(
        `${scenario.reps} reps, ${scenario.handoffsPerMinute} handoffs a minute for ${scenario.minutes} minutes, seed ${scenario.seed}; offered load ${load.toFixed(0)} reps' time\n`,
      );
      console.log(`${table(comparison)}\n\n${plots(comparison)}`);
    }
  }
}
