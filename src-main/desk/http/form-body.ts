/** Form bodies (URL Standard 5), for the addresses that take them: every field once, none with a name that reaches a prototype. */
import type { FastifyInstance } from 'fastify';
import { isReservedName } from '../../brief/json-intake.ts';
import { ProblemError } from './problems.ts';

export const formType = 'application/x-www-form-urlencoded';
const mostFields = 200;

/** After the JSON reader, which takes every other reader away. */
export function readFormBodies(app: FastifyInstance): void {
  app.addContentTypeParser(formType, { parseAs: 'string' }, (request, text, next) => {
    request.bodyText = text.toString();
    const fields = [...new URLSearchParams(request.bodyText)];
    const names = new Set(fields.map(([name]) => name));
    if (fields.length > mostFields || names.size < fields.length || [...names].some(isReservedName)) {
      const detail = `A form has at most ${mostFields} fields, each once and none with a reserved name.`;
      return next(new ProblemError({ kind: 'bad-request', detail }));
    }
    next(null, Object.fromEntries(fields));
  });
}
