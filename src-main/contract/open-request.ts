/** A page the rep asked for outside the window: from the tray or a notification. */
import { z } from 'zod';

export const openRequestSchema = z.discriminatedUnion('page', [
  z.object({ page: z.literal('home') }),
  /** Null: the list. */
  z.object({ page: z.literal('history'), handoffId: z.uuid().nullable() }),
  z.object({ page: z.literal('settings') }),
  /** The dial pad. */
  z.object({ page: z.literal('dial') }),
]);
export type OpenRequest = z.infer<typeof openRequestSchema>;
