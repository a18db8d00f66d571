/** Bodies are read by the reader that sees what JSON.parse hides: duplicate keys, reserved names, depth, 1e999. */
import type { FastifyInstance } from 'fastify';
import { parseJson } from '../../brief/json-intake.ts';
import { ProblemError } from './problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for the fingerprint of an Idempotency-Key. */
    bodyText: string;
  }
}

/** UTF-8 bytes; a brief may be as large. */
export const largestBody = 1_048_576;
const depth = 16;

export function readJsonBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyText', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, next) => {
    request.bodyText = text.toString();
    const read = parseJson(request.bodyText, { bytes: largestBody, depth });
    if (read.ok) return next(null, read.value);
    next(
      new ProblemError({
        kind: read.error.code === 'too-large' ? 'too-large' : 'bad-request',
        detail: read.error.message,
      }),
    );
  });
}
