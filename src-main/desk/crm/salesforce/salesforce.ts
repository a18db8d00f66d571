/** Salesforce by its REST API: the contact, else the lead; their account's opportunities, their tasks; a task for the outcome. */
import type { z } from 'zod';
import { done, type ServiceResult, serviceFailure } from '../../outbound/exchange.ts';
import { type CrmActivity, type CrmAdapter, type CrmFinding, type CrmProspect, emptyFinding } from '../adapter.ts';
import { joined, known } from '../lines.ts';
import { createSalesforceClient, type SalesforceOptions, type SalesforceSession } from './client.ts';
import { createdSchema, opportunitySchema, personSchema, taskSchema } from './shapes.ts';
import { soql } from './soql.ts';

type Person = z.infer<typeof personSchema>;

/** Fits no address and no number: stands for what is not known. */
const nobody = '\u{fffd}';

export function createSalesforce(options: SalesforceOptions): CrmAdapter {
  const client = createSalesforceClient(options);

  async function person(session: SalesforceSession, prospect: CrmProspect): Promise<ServiceResult<Person | null>> {
    if (prospect.phone === null && prospect.email === null) return done(null);
    const email = prospect.email ?? nobody;
    const phones = prospect.phone === null ? [nobody] : spellings(prospect.phone);
    const contacts = await session.query(
      soql`SELECT Id, Name, Title, LeadSource, Owner.Name, AccountId, Account.Name, Account.Industry, Account.NumberOfEmployees FROM Contact WHERE Email = ${email} OR Phone IN ${phones} OR MobilePhone IN ${phones} ORDER BY LastModifiedDate DESC LIMIT 1`,
      personSchema,
    );
    if (!contacts.ok) return contacts;
    if (contacts.value[0] !== undefined) return done(contacts.value[0]);
    const leads = await session.query(
      soql`SELECT Id, Name, Title, LeadSource, Owner.Name, Company, Status, Rating FROM Lead WHERE IsConverted = false AND (Email = ${email} OR Phone IN ${phones} OR MobilePhone IN ${phones}) ORDER BY LastModifiedDate DESC LIMIT 1`,
      personSchema,
    );
    return leads.ok ? done(leads.value[0] ?? null) : leads;
  }

  async function lookup(prospect: CrmProspect): Promise<ServiceResult<CrmFinding>> {
    const session = client.session();
    const found = await person(session, prospect);
    if (!found.ok) return found;
    if (found.value === null) return done(emptyFinding);
    const { Id, AccountId } = found.value;
    const tasks = await session.query(
      soql`SELECT Id, Subject, Status, ActivityDate, Description FROM Task WHERE WhoId = ${Id} ORDER BY ActivityDate DESC NULLS LAST LIMIT 10`,
      taskSchema,
    );
    if (!tasks.ok) return tasks;
    const deals =
      AccountId === null || AccountId === undefined
        ? done<z.infer<typeof opportunitySchema>[]>([])
        : await session.query(
            soql`SELECT Name, StageName, Amount, CloseDate, IsClosed FROM Opportunity WHERE AccountId = ${AccountId} ORDER BY CloseDate DESC LIMIT 10`,
            opportunitySchema,
          );
    if (!deals.ok) return deals;
    const history = [...deals.value.map(dealLine), ...tasks.value.map(taskLine)].sort((a, b) =>
      (b.at ?? '').localeCompare(a.at ?? ''),
    );
    return done({ fields: fieldsOf(found.value), history });
  }

  async function writeOutcome(activity: CrmActivity): Promise<ServiceResult<undefined>> {
    const session = client.session();
    const found = await person(session, activity.prospect);
    if (!found.ok) return found;
    if (found.value === null) return serviceFailure('not-found', 'Salesforce does not know this prospect.');
    const written = await session.query(
      soql`SELECT Id FROM Task WHERE CallObject = ${activity.handoffId} LIMIT 1`,
      taskSchema.pick({ Id: true }),
    );
    if (!written.ok) return written;
    if (written.value.length > 0) return done(undefined);
    const task = {
      WhoId: found.value.Id,
      Subject: activity.subject,
      Description: activity.body,
      Status: 'Completed',
      TaskSubtype: 'Call',
      CallType: 'Inbound',
      CallObject: activity.handoffId,
      CallDurationInSeconds: activity.durationSeconds,
      ...(activity.disposition === null ? {} : { CallDisposition: activity.disposition }),
      ActivityDate: activity.at.slice(0, 10),
    };
    const created = await session.create('Task', task, createdSchema);
    return created.ok ? done(undefined) : created;
  }

  return { lookup, writeOutcome };
}

/** A number as people type it into a CRM: E.164, and for North America its national forms. */
function spellings(phone: string): string[] {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  if (match === null) return [phone];
  const [, area, exchange, line] = match;
  return [
    phone,
    `${area}${exchange}${line}`,
    `1${area}${exchange}${line}`,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `+1 ${area}-${exchange}-${line}`,
    `+1 (${area}) ${exchange}-${line}`,
  ];
}

function fieldsOf(person: Person): Record<string, string> {
  return known({
    name: person.Name,
    title: person.Title,
    company: person.Account?.Name ?? person.Company,
    industry: person.Account?.Industry,
    employees: person.Account?.NumberOfEmployees,
    'lead status': person.Status,
    rating: person.Rating,
    'lead source': person.LeadSource,
    owner: person.Owner?.Name,
  });
}

function dealLine(deal: z.infer<typeof opportunitySchema>) {
  const facts = joined([deal.StageName, deal.Amount?.toString(), deal.IsClosed === true ? 'closed' : 'open'], ', ');
  return { text: joined(['Opportunity', deal.Name, `(${facts})`], ' '), at: deal.CloseDate ?? null };
}

function taskLine(task: z.infer<typeof taskSchema>) {
  return { text: joined([task.Subject ?? 'Task', task.Status, task.Description], ', '), at: task.ActivityDate ?? null };
}
