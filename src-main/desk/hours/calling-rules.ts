/** The calling rules of `data/calling-rules.json`, parsed, and what of them applies to a set of states. */
import { z } from 'zod';
import raw from './data/calling-rules.json' with { type: 'json' };
import { commonSpans, type Span } from './weekly-hours.ts';

const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const spanSchema = z.object({ from: clockSchema, to: clockSchema }).refine(({ from, to }) => from < to);
const ruleSchema = z.object({
  from: clockSchema,
  to: clockSchema,
  sunday: spanSchema.optional(),
  /** Calls to one person within 24 hours on the same subject. */
  callsPerDay: z.int().min(1).optional(),
  source: z.string().min(1),
});
export const callingRulesSchema = z.object({
  everywhere: ruleSchema,
  states: z.record(z.string().regex(/^[A-Z]{2}$/), ruleSchema),
});
export type CallingRules = z.infer<typeof callingRulesSchema>;

/** The rules Baton ships with. */
export const callingRules: CallingRules = callingRulesSchema.parse(raw);

/** All rules that hold in `states`, taken together. */
export interface CallingLimits {
  /** Seven days, Monday first. */
  readonly week: readonly (readonly Span[])[];
  /** Null: no limit named. */
  readonly callsPerDay: number | null;
  /** Where the rules stand. */
  readonly sources: readonly string[];
}

/** @param states two-letter codes; those without a rule of their own add nothing. The strictest wins. */
export function callingLimits(states: readonly string[], rules: CallingRules = callingRules): CallingLimits {
  const applying = [
    rules.everywhere,
    ...states.map((state) => rules.states[state]).filter((rule) => rule !== undefined),
  ];
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    applying
      .map((rule) => [day === 7 && rule.sunday !== undefined ? rule.sunday : { from: rule.from, to: rule.to }])
      .reduce(commonSpans),
  );
  const caps = applying.flatMap(({ callsPerDay }) => (callsPerDay === undefined ? [] : [callsPerDay]));
  return {
    week,
    callsPerDay: caps.length === 0 ? null : Math.min(...caps),
    sources: applying.map(({ source }) => source),
  };
}
