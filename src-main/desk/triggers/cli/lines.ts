/** JSON lines in, JSON lines out: a line that cannot be used is reported by its number and the rest goes on. */

import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { z } from 'zod';
import { splitLines } from './split-lines.ts';

/** Characters of one line. */
export const longestLine = 4_000_000;

export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
}

function complaint(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}

function parseLine<T>(schema: z.ZodType<T>, line: string): { value: T } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { problem: `not JSON: ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}` };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { problem: complaint(parsed.error) };
}

/**
 * Answers every line in order; returns how many could not be used. Blank lines are passed over. `shape` tells whoever wrote
 * a bad line what a good one looks like.
 */
export async function answerLines<T>(
  streams: Streams,
  schema: z.ZodType<T>,
  shape: string,
  answer: (value: T) => unknown,
): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const raw of splitLines(streams.input, longestLine)) {
    number++;
    const line = raw?.replace(/^\uFEFF/, '').trim();
    if (line === '') continue;
    const parsed = line === undefined ? { problem: `longer than ${longestLine} characters` } : parseLine(schema, line);
    if ('problem' in parsed) {
      bad++;
      streams.errors.write(`line ${number}: ${parsed.problem}. It is left out; a line must be ${shape}.\n`);
      continue;
    }
    if (!streams.output.write(`${JSON.stringify(answer(parsed.value))}\n`)) await once(streams.output, 'drain');
  }
  return bad;
}
