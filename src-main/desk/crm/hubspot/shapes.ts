/** What HubSpot's CRM API v3 answers with, as far as it is read. Everything may be missing but the ids. */
import { z } from 'zod';

const properties = z.record(z.string(), z.string().nullable().optional());
export const recordSchema = z.object({ id: z.string().regex(/^\d{1,20}$/), properties: properties.default({}) });
const paging = z.object({ next: z.object({ after: z.string().max(200) }).optional() }).optional();

export const searchSchema = z.object({ total: z.number().default(0), results: z.array(recordSchema), paging });
export const associationsSchema = z.object({
  results: z.array(z.object({ id: z.string().regex(/^\d{1,20}$/) })),
  paging,
});
export const batchSchema = z.object({ results: z.array(recordSchema) });
export const createdSchema = z.object({ id: z.string() });
export type HubSpotRecord = z.infer<typeof recordSchema>;
