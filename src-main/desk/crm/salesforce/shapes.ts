/** What the Salesforce REST API answers with, as far as it is read. Null stands for what a record does not have. */
import { z } from 'zod';
import { isRecordId } from './soql.ts';

const id = z.string().refine(isRecordId, 'is no record id');
const text = z.string().nullish();
const named = z.object({ Name: text }).nullish();

export const personSchema = z.object({
  Id: id,
  Name: text,
  Title: text,
  LeadSource: text,
  Owner: named,
  AccountId: id.nullish(),
  Account: z.object({ Name: text, Industry: text, NumberOfEmployees: z.number().nullish() }).nullish(),
  Company: text,
  Status: text,
  Rating: text,
});
export const opportunitySchema = z.object({
  Name: text,
  StageName: text,
  Amount: z.number().nullish(),
  CloseDate: text,
  IsClosed: z.boolean().nullish(),
});
export const taskSchema = z.object({ Id: id, Subject: text, Status: text, ActivityDate: text, Description: text });

export const pageSchema = z.object({
  done: z.boolean(),
  nextRecordsUrl: z
    .string()
    .regex(/^\/services\/data\/v\d+\.\d\/query\/[\w-]+$/)
    .optional(),
  records: z.array(z.unknown()),
});
export const createdSchema = z.object({ id, success: z.literal(true) });
export const tokenSchema = z.object({ access_token: z.string().min(1).max(4_096) });
export const errorsSchema = z.array(z.object({ errorCode: z.string() }));
