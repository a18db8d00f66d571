/**
 * Idempotency-Key: what was done once is answered, not done again, for 24 h. Only success is kept: a request that was
 * refused changed nothing and may be repeated. The same key with other content is an error. A reply the store does not take
 * is said again from memory, and offered to the store until it does: without it the reservation would look abandoned, and
 * the thing would be done again.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DeskStore, IdempotencySlot, Reservation } from '../store/store.ts';
import { sendProblem } from './problems.ts';
import { createUnkeptReplies } from './unkept-replies.ts';

export const keptMs = 24 * 3_600_000;
/** A reservation that is not renewed for so long belongs to a node that has died: whoever asks again need not wait longer. */
const abandonedMs = 5_000;
/** A request that runs longer than this says so, again and again. */
const renewMs = 1_500;

interface HeldSlot {
  readonly slot: IdempotencySlot;
  readonly fingerprint: string;
  readonly renewing: NodeJS.Timeout;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Held while the request runs for the first time. */
    held: HeldSlot | null;
  }
}

export function honourIdempotencyKeys(app: FastifyInstance, store: DeskStore, now: () => Date): void {
  app.decorateRequest('held', null);
  const unkept = createUnkeptReplies(store.idempotency, app.log);
  app.addHook('onClose', () => unkept.settle());

  function renew(slot: IdempotencySlot): void {
    store.idempotency.renew(slot, now()).catch((error: unknown) => {
      // It lasts a little longer than one renewal, and a store that is away answers nobody else either.
      app.log.error({ err: error }, 'reservation not renewed');
    });
  }

  app.addHook('preHandler', async (request, reply) => {
    const given = request.headers['idempotency-key'];
    if (given === undefined || request.caller === null || request.method === 'GET') return;
    if (typeof given !== 'string' || !/^[\x21-\x7e]{8,255}$/.test(given)) {
      return sendProblem(request, reply, {
        kind: 'bad-request',
        detail: 'The Idempotency-Key must be 8 to 255 visible ASCII characters.',
      });
    }
    const slot = { teamId: request.caller.teamId, keyId: request.caller.id, idempotencyKey: given };
    const at = now();
    const abandoned = new Date(at.getTime() - abandonedMs);
    const fingerprint = fingerprintOf(request);
    const reservation: Reservation =
      unkept.find(slot, fingerprint) ?? (await store.idempotency.reserve(slot, fingerprint, at, abandoned));
    switch (reservation.kind) {
      case 'yours':
        request.held = { slot, fingerprint, renewing: setInterval(() => renew(slot), renewMs).unref() };
        return;
      case 'running':
        return sendProblem(request, reply, {
          kind: 'conflict',
          detail: 'The first request with this Idempotency-Key is still running.',
          retryAfter: 1,
        });
      case 'other-content':
        return sendProblem(request, reply, {
          kind: 'unprocessable',
          detail: 'This Idempotency-Key was used with other content. Make a new key for a new request.',
        });
      case 'replied': {
        reply.code(reservation.reply.status).header('idempotency-replayed', 'true');
        if (reservation.reply.body === '') return reply.send();
        return reply.header('content-type', 'application/json; charset=utf-8').send(reservation.reply.body);
      }
      default:
        return reservation satisfies never;
    }
  });

  // Before the reply leaves: a client that has an answer must get the same one again.
  app.addHook('onSend', async (request, reply, payload) => {
    const { held } = request;
    if (held === null) return payload;
    request.held = null;
    clearInterval(held.renewing);
    const { slot, fingerprint } = held;
    const body = typeof payload === 'string' ? payload : '';
    const { statusCode } = reply;
    if (statusCode < 300) {
      await unkept.keep(slot, fingerprint, { status: statusCode, body });
      return payload;
    }
    // Free again in a while by itself. To release it later could take it from whoever has it by then.
    await store.idempotency.release(slot).catch((error: unknown) => {
      app.log.error({ err: error }, 'reservation not released');
    });
    return payload;
  });
}

function fingerprintOf(request: FastifyRequest): string {
  return createHash('sha256').update(`${request.method} ${request.url}\n${request.bodyText}`).digest('hex');
}
