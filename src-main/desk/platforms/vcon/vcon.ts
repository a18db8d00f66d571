/** The parts of a vCon (draft-ietf-vcon-vcon-core, 0.4.0) that Baton writes. Indexes are into the lists of the same vCon. */
import { z } from 'zod';
import { instantSchema } from '../../../contract/brief.ts';

const index = z.int().min(0);
const content = { body: z.string(), encoding: z.enum(['none', 'json']) };
const partySchema = z.object({
  name: z.string().optional(),
  tel: z.string().optional(),
  mailto: z.string().optional(),
  sip: z.string().optional(),
  /** Contact-centre extension: `agent` is the AI. Whom a rep sent the prospect on to is none of them. */
  role: z.enum(['customer', 'agent', 'rep']).optional(),
  type: z.enum(['person', 'bot']).optional(),
  meta: z.record(z.string(), z.string()).optional(),
});
const dialogSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    start: instantSchema,
    parties: z.array(index),
    originator: index,
    mediatype: z.literal('text/plain'),
    ...content,
  }),
  z.object({
    type: z.literal('transfer'),
    start: instantSchema,
    transferee: index,
    transferor: index,
    transfer_target: index,
    original: z.array(index),
  }),
]);
const analysisSchema = z.object({
  type: z.enum(['transcript', 'summary', 'report']),
  vendor: z.literal('Baton'),
  product: z.string(),
  schema: z.string(),
  dialog: z.array(index),
  mediatype: z.enum(['application/json', 'text/plain']),
  ...content,
});
const attachmentSchema = z.object({
  purpose: z.enum(['consent', 'crm']),
  start: instantSchema,
  party: index,
  dialog: z.array(index),
  mediatype: z.literal('application/json'),
  ...content,
});
export const vconSchema = z.object({
  vcon: z.literal('0.4.0'),
  uuid: z.string(),
  extensions: z.array(z.string()),
  created_at: instantSchema,
  parties: z.array(partySchema),
  dialog: z.array(dialogSchema),
  analysis: z.array(analysisSchema),
  attachments: z.array(attachmentSchema),
});
export type Vcon = z.infer<typeof vconSchema>;
