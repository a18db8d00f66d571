/** The development data, parsed; null where the folder is absent. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/triggers/dev');

/** `BATON_TRIGGER_DATA` names another folder. */
export function dataFolder(): string | null {
  const chosen = process.env['BATON_TRIGGER_DATA'] ?? folder;
  return existsSync(path.join(chosen, 'explicit_request.jsonl')) ? chosen : null;
}

const label = z.union([z.literal(0), z.literal(1)]);
const explicitSchema = z.object({
  id: z.string(),
  text: z.string(),
  prev: z.string().optional(),
  label: label.nullable(),
  source: z.string(),
  kind: z.string(),
});
const emotionSchema = z.object({
  id: z.string(),
  text: z.string(),
  emo: z.array(z.string()),
  frustration: label,
  hesitation: label,
  interest: label,
});
const turnSchema = z.object({ r: z.enum(['ai', 'caller']), x: z.string() });
const flipSchema = z.object({
  id: z.string(),
  pair: z.string(),
  family: z.string(),
  crm: z.record(z.string(), z.unknown()),
  turns: z.array(turnSchema),
  label,
  trigger: z.string().nullable(),
});
const loopSchema = z.object({ id: z.string(), turns: z.array(turnSchema.extend({ loop: label })) });
const makeupSchema = z.object({
  id: z.string(),
  turns: z.array(z.object({ r: z.enum(['c', 'b']), y: label, s: z.number(), t: z.array(z.number()) })),
});

export type ExplicitItem = z.infer<typeof explicitSchema>;
export type EmotionItem = z.infer<typeof emotionSchema>;
export type FlipItem = z.infer<typeof flipSchema>;
export type LoopItem = z.infer<typeof loopSchema>;
export type MakeupItem = z.infer<typeof makeupSchema>;

function read<T>(schema: z.ZodType<T>, name: string): T[] {
  const from = dataFolder();
  if (from === null) throw new Error('The development data is not here; see test/training/README.md.');
  const text = readFileSync(path.join(from, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}

export const explicitItems = (): ExplicitItem[] => read(explicitSchema, 'explicit_request.jsonl');
export const emotionItems = (): EmotionItem[] => read(emotionSchema, 'emotion_goemotions.jsonl');
export const flipItems = (): FlipItem[] => read(flipSchema, 'context_flip.jsonl');
export const loopItems = (): LoopItem[] => read(loopSchema, 'loop_tm4.jsonl');
export const makeupItems = (): MakeupItem[] => read(makeupSchema, 'handoff_mhch_makeup.jsonl');
