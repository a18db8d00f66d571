/** Requests to one Salesforce org under one deadline: token, pages, and what its errors mean. */
import type { z } from 'zod';
import { type JsonValue, parseJson } from '../../../brief/json-intake.ts';
import { done, exchange, type ServiceRequest, type ServiceResult, serviceFailure } from '../../outbound/exchange.ts';
import { crmPatienceMs, largestCrmAnswer, mostPages } from '../adapter.ts';
import { errorsSchema, pageSchema, tokenSchema } from './shapes.ts';

export interface SalesforceOptions {
  /** Of the org: `https://acme.my.salesforce.com`. */
  readonly baseUrl: string;
  /** A session's token, or a connected app's id and secret for the OAuth 2.0 client credentials flow. */
  readonly credentials: { readonly token: string } | { readonly clientId: string; readonly clientSecret: string };
  /** `v61.0` */
  readonly apiVersion: string;
  /** ms for a lookup or a write as a whole. */
  readonly patienceMs?: number;
}

export interface SalesforceSession {
  query<S extends z.ZodType>(text: string, schema: S): Promise<ServiceResult<z.infer<S>[]>>;
  create<S extends z.ZodType>(kind: string, record: object, schema: S): Promise<ServiceResult<z.infer<S>>>;
}

const unknownShape = serviceFailure('bad-request', 'Salesforce answered in a shape not known.');

export function createSalesforceClient(options: SalesforceOptions) {
  const base = options.baseUrl.replace(/\/+$/, '');
  const { credentials } = options;
  /** The token in use; one that came from the flow is fetched anew when it is refused. */
  let token: string | null = 'token' in credentials ? credentials.token : null;

  function session(): SalesforceSession {
    const signal = AbortSignal.timeout(options.patienceMs ?? crmPatienceMs);
    const service = { name: 'Salesforce', largestAnswer: largestCrmAnswer, signal, asksToWait: isSpent };

    async function fetchToken(): Promise<ServiceResult<string>> {
      if ('token' in credentials) return done(credentials.token);
      const form = {
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
      };
      const answer = await exchange(service, {
        method: 'POST',
        url: `${base}/services/oauth2/token`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      });
      if (!answer.ok) return answer;
      const read = tokenSchema.safeParse(answer.value);
      return read.success ? done(read.data.access_token) : unknownShape;
    }

    async function send(request: Omit<ServiceRequest, 'headers'>, again = true): Promise<ServiceResult<JsonValue>> {
      const known = token === null ? await fetchToken() : done(token);
      if (!known.ok) return known;
      token = known.value;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await exchange(service, { ...request, headers });
      if (answer.ok) return answer;
      if (answer.error.status === 401 && again && !('token' in credentials)) {
        token = null;
        return send(request, false);
      }
      return answer;
    }

    return {
      async query(text, schema) {
        const records: z.infer<typeof schema>[] = [];
        let path: string | undefined = `/services/data/${options.apiVersion}/query?q=${encodeURIComponent(text)}`;
        for (let page = 0; page < mostPages && path !== undefined; page++) {
          const answer = await send({ method: 'GET', url: `${base}${path}` });
          if (!answer.ok) return answer;
          const read = pageSchema.safeParse(answer.value);
          if (!read.success) return unknownShape;
          for (const record of read.data.records) {
            const known = schema.safeParse(record);
            if (!known.success) return unknownShape;
            records.push(known.data);
          }
          path = read.data.done ? undefined : read.data.nextRecordsUrl;
        }
        return done(records);
      },

      async create(kind, record, schema) {
        const url = `${base}/services/data/${options.apiVersion}/sobjects/${kind}`;
        const answer = await send({ method: 'POST', url, body: JSON.stringify(record) });
        if (!answer.ok) return answer;
        const read = schema.safeParse(answer.value);
        return read.success ? done(read.data) : unknownShape;
      },
    };
  }

  return { session };
}

/** Salesforce says with 403 that the day's requests are used up. */
function isSpent(body: string): boolean {
  const json = parseJson(body);
  const read = errorsSchema.safeParse(json.ok ? json.value : null);
  return read.success && read.data.some(({ errorCode }) => errorCode === 'REQUEST_LIMIT_EXCEEDED');
}
