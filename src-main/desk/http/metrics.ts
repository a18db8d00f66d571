/** Figures for Prometheus. Labels are closed lists: routes, methods, statuses, triggers; never ids. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface DeskMetrics {
  readonly turns: Counter;
  readonly answers: Counter<'trigger' | 'answer'>;
  readonly reports: Counter<'kind'>;
  /** The text of /metrics and its content type. */
  expose(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** @param countAside events that could not be dealt with and lie in the database for the operator */
export function createMetrics(app: FastifyInstance, countAside: () => Promise<number>): DeskMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'baton_desk_' });
  const registers = [registry];
  const seconds = new Histogram({
    name: 'baton_desk_request_seconds',
    help: 'Time from request to reply.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  new Gauge({
    name: 'baton_desk_events_set_aside',
    help: 'Events no node could deal with, kept in the table inbox_aside. Anything but 0 wants a look.',
    registers,
    async collect() {
      try {
        this.set(await countAside());
      } catch (error) {
        // The other figures are wanted most while the store is away.
        app.log.error({ err: error }, 'events set aside not counted');
      }
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  return {
    turns: new Counter({ name: 'baton_desk_turns_total', help: 'Turns heard for the first time.', registers }),
    answers: new Counter({
      name: 'baton_desk_answers_total',
      help: 'What platforms were told about handoffs, by trigger.',
      labelNames: ['trigger', 'answer'],
      registers,
    }),
    reports: new Counter({
      name: 'baton_desk_reports_total',
      help: 'Reports of phones, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    expose: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}
