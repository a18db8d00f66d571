/** Options of the desk's commands, checked before anything is done. */
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { fail, ok, type Result } from '../contract/result.ts';

/** @param names of the options, each with a text behind it */
export function optionsOf(args: string[], names: readonly string[], usage: string): Result<Record<string, unknown>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    return ok({ ...parseArgs({ args, options }).values });
  } catch (error) {
    return fail('bad-request', `${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

export async function checked<T extends z.ZodType>(
  schema: T,
  values: unknown,
  usage: string,
  run: (values: z.infer<T>) => Promise<Result<string>>,
): Promise<Result<string>> {
  const read = schema.safeParse(values);
  if (read.success) return await run(read.data);
  const isMissing = ({ path: [name] }: z.core.$ZodIssue) => !Object.hasOwn(Object(values), String(name));
  const wrong = read.error.issues
    .map((issue) => `--${issue.path.join('.')} ${isMissing(issue) ? 'is missing' : issue.message}`)
    .join('\n');
  return fail('bad-request', `${wrong}\n${usage}`);
}
