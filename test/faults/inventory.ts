/** The list of the forty faults (`faults.json`), and which of them a test file says it tries. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const faultSchema = z.strictObject({
  number: z.int().min(1),
  fault: z.string().min(1),
  must: z.string().min(1),
  /** Test files from the root of the repository. */
  tests: z.array(z.string()),
  /** What of it cannot be tried here, and why; null: nothing. */
  limit: z.string().min(1).nullable(),
});
export type Fault = z.infer<typeof faultSchema>;

export const root = path.resolve(import.meta.dirname, '../..');

export function readFaults(): Fault[] {
  const text = readFileSync(path.join(import.meta.dirname, 'faults.json'), 'utf8');
  return z.array(faultSchema).parse(JSON.parse(text));
}

/** The numbers a file carries in its first comment: `Fault 1`, `Faults 2 to 4 and 12`. */
export function faultsNamedIn(source: string): Set<number> {
  const [comment = ''] = /^\/\*\*[\s\S]*?\*\//.exec(source) ?? [];
  const text = comment.replaceAll(/\s*\n\s*\*\s*/g, ' ');
  const named = new Set<number>();
  for (const [, list = ''] of text.matchAll(/\bFaults? (\d+(?:(?:, | and | to )\d+)*)/g)) {
    for (const [, from = '', to = from] of list.matchAll(/(\d+)(?: to (\d+))?/g)) {
      for (let number = Number(from); number <= Number(to); number += 1) named.add(number);
    }
  }
  return named;
}
