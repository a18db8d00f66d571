/** Handoffs that leave Baton as a file. */
import { z } from 'zod';
import { historyFilterSchema } from './history.ts';

/** `csv`: a line a handoff, for spreadsheets; `vcon`: everything, transcripts included (draft-ietf-vcon-vcon-core). */
export const exportFormats = ['csv', 'vcon'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportRequestSchema = z.object({
  format: z.enum(exportFormats),
  /** One handoff; null: all that fit `query` and `filter`. */
  handoffId: z.uuid().nullable(),
  query: z.string().max(200),
  filter: historyFilterSchema,
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** `file`: its name without the folder; null: the rep has chosen none, or stopped. */
export const exportReplySchema = z.object({ file: z.string().nullable(), handoffs: z.int().min(0) });
