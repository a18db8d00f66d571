/** OpenAPI 3.1 from the schemas the routes check: its schema dialect is JSON Schema 2020-12, which zod speaks. */
import { z } from 'zod';
import { problemSchema } from '../problem.ts';
import { formType } from './form-body.ts';
import { noBody, type Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** @param version of the API document, semantic. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton handoff desk',
      version,
      description: 'Warm transfers from AI agents to reps. Every time is ISO 8601; every error is RFC 9457.',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of a platform or a rep.' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const parameters = [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...queryParameters(route),
    ...(route.method === 'GET' ? [] : [idempotencyHeader]),
    ...(route.takesReference === true ? [referenceHeader] : []),
  ];
  const bodyType = route.takesForm === true ? formType : 'application/json';
  const replyType = route.contentType ?? 'application/json';
  return {
    operationId: route.operationId,
    summary: route.summary,
    security: [{ key: [route.scope] }],
    parameters,
    ...(route.body === noBody
      ? {}
      : {
          requestBody: { required: true, content: { [bodyType]: { schema: schemaOf(route.body, 'input') } } },
        }),
    responses: {
      [String(route.status)]:
        route.reply === null
          ? { description: 'Done' }
          : { description: 'Done', content: { [replyType]: { schema: schemaOf(route.reply, 'output') } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function queryParameters({ query }: Route): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const type = schemaOf(z.object({ [name]: schema }), 'input');
    const properties: Json = z.record(z.string(), z.unknown()).parse(type['properties']);
    const required = z.array(z.string()).default([]).parse(type['required']).includes(name);
    return { name, in: 'query', required, schema: properties[name] };
  });
}

const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition within 24 h is answered as the first was; with other content it is refused (422).',
  schema: { type: 'string', minLength: 8, maxLength: 255 },
};
const referenceHeader = { name: 'X-Baton-Handoff', in: 'header', required: false, schema: { type: 'string' } };

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}
