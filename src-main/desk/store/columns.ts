/** How columns are read: instants from ms, values from JSON text. */
import { z } from 'zod';
import { parseJson } from '../../db/json.ts';

export const instant = z.int().transform((ms) => new Date(ms));
export const optionalInstant = z
  .int()
  .nullable()
  .transform((ms) => (ms === null ? null : new Date(ms)));

export function json<T extends z.ZodType>(schema: T) {
  return z.string().transform(parseJson).pipe(schema);
}
