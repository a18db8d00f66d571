/** The desk over HTTP: order of the hooks is order of refusal, the cheapest first. */
import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { repWork } from '../calls/rep-work.ts';
import { createRetellings } from '../context/llm/retellings.ts';
import type { Summariser } from '../context/llm/summariser.ts';
import type { CrmAdapter } from '../crm/adapter.ts';
import { createCrmWork } from '../crm/crm-work.ts';
import { lookingUp, owing } from '../crm/with-crm.ts';
import { createDesk, type DeskParts } from '../desk.ts';
import { createBriefs } from '../handoffs/briefs.ts';
import { createLessons } from '../learning/lessons.ts';
import { handoffDesk } from '../platforms/handoff-desk.ts';
import { createPlatformDesk, type HandoffDesk } from '../platforms/platform-desk.ts';
import type { PlatformSettings } from '../platforms/settings.ts';
import { announcingTurns } from '../socket/announce-turns.ts';
import type { DispatchPort } from '../socket/ports.ts';
import { acceptRepSockets } from '../socket/rep-sockets.ts';
import { say, turnsWord } from '../socket/words.ts';
import { authenticate } from './authenticate.ts';
import { createAuthority } from './authority.ts';
import { formType, readFormBodies } from './form-body.ts';
import { honourIdempotencyKeys } from './idempotency.ts';
import { largestBody, readJsonBodies } from './json-body.ts';
import { createMetrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { checkSignatures } from './platform-signatures.ts';
import { answerProblems, ProblemError, sendProblem } from './problems.ts';
import { logRequests } from './request-log.ts';
import type { Route } from './route.ts';
import { callbackRoutes } from './routes/callbacks.ts';
import { insightRoutes } from './routes/insights.ts';
import { learningRoutes } from './routes/learning.ts';
import { platformRoutes } from './routes/platform.ts';
import { platformAdapterRoutes } from './routes/platforms.ts';
import { repRoutes } from './routes/rep.ts';
import { repAdminRoutes } from './routes/reps.ts';
import { twilioRoutes } from './routes/twilio.ts';
import { vconRoutes } from './routes/vcon.ts';
import { watched } from './watched.ts';

export interface AppOptions extends Omit<DeskParts, 'briefs'> {
  /** The CRM of each team that has one; nobody has when left out. */
  readonly crms?: ReadonlyMap<string, CrmAdapter>;
  /** Retells briefs where a model is set up. */
  readonly summariser?: Summariser | null;
  readonly log: FastifyBaseLogger;
  /** Requests per second one key may make. */
  readonly requestsPerSecond: number;
  /** What the platform adapters ask for handoffs; the desk itself when left out. */
  readonly handoffs?: HandoffDesk;
  /** What teams have configured of their platforms. */
  readonly platforms?: PlatformSettings;
  readonly dispatch: DeskParts['dispatch'] & DispatchPort;
  /** How long a request may take to arrive, ms. */
  readonly requestTimeoutMs?: number;
}

export interface DeskApp {
  readonly server: FastifyInstance;
  /** Takes no new request (503 on connections that are still open), finishes those under way. */
  drain(): Promise<void>;
}

export async function createApp(options: AppOptions): Promise<DeskApp> {
  const { log, requestsPerSecond, requestTimeoutMs = 10_000, crms = new Map(), summariser = null } = options;
  let draining = false;
  const grown = (teamId: string, conversationId: string): void => {
    say(options.store.bus, turnsWord, { t: teamId, c: conversationId, p: 0 }).catch((error: unknown) => {
      log.error({ err: error }, 'brief not announced');
    });
  };
  const crm = createCrmWork({ ...options, crms, found: grown });
  const store = lookingUp(options.store, crm);
  const retold = (teamId: string, handoffId: string): void => {
    store.handoffs.get(teamId, handoffId).then(
      (handoff) => handoff !== null && grown(teamId, handoff.conversationId),
      (error: unknown) => log.error({ err: error }, 'retelling not announced'),
    );
  };
  const unretold = (error: unknown) => log.error({ err: error }, 'brief not retold');
  const retellings = summariser === null ? null : createRetellings(summariser, retold, unretold);
  const briefs = createBriefs(store, crms, retellings);
  const parts = { ...options, store, briefs };
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    requestTimeout: requestTimeoutMs,
    http: { connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs) },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1_000 },
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection kept alive would hold up the end until it is idle for long enough.
    if (draining) reply.header('connection', 'close');
  });
  answerProblems(app);
  logRequests(app);
  const metrics = createMetrics(app, () => store.dispatch.countAside());
  const authority = createAuthority(store);
  authenticate(app, authority);
  await app.register(rateLimit, {
    max: requestsPerSecond,
    timeWindow: 1_000,
    // Addresses without a key count by where they are asked from.
    keyGenerator: ({ caller, ip }) => (caller === null ? ip : `${caller.teamId} ${caller.id}`),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError({
        kind: 'rate-limited',
        detail: `One key may make ${requestsPerSecond} requests a second.`,
        retryAfter: Math.max(1, Math.ceil(ttl / 1_000)),
      }),
  });
  readJsonBodies(app);
  readFormBodies(app);
  checkSignatures(app, options.platforms ?? {}, options.now);
  honourIdempotencyKeys(app, store, options.now);

  const unsaid = (error: unknown) => log.error({ err: error }, 'turns not announced');
  const lessons = createLessons(parts);
  const untaught = (error: unknown) => log.error({ err: error }, 'verdict not learned from yet');
  const heard = lessons.taught(owing(announcingTurns(createDesk(parts), store.bus, unsaid), crm), untaught);
  const desk = watched(heard, metrics);
  const { now } = options;
  const routes = [
    ...platformRoutes(desk),
    ...callbackRoutes(desk),
    ...repRoutes(desk),
    ...repAdminRoutes(repWork(parts)),
    ...insightRoutes(lessons.insights, now),
    ...learningRoutes(lessons.learning),
    ...vconRoutes(store, now),
    ...adapterRoutes(parts, options.handoffs ?? handoffDesk(desk)),
  ];
  for (const route of routes) serve(app, route);
  const document = openApiDocument(routes, '1.0.0');
  app.get('/v1/openapi.json', async () => document);
  app.get('/health', { config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  app.get('/ready', { config: { rateLimit: false } }, async (request, reply) => {
    const problem = await storeProblem();
    return problem === null
      ? { status: 'ready' }
      : sendProblem(request, reply, { kind: 'unavailable', detail: problem, retryAfter: 5 });
  });
  app.get('/metrics', { config: { scope: 'metrics:read' } }, async (_request, reply) => {
    const { text, contentType } = await metrics.expose();
    return reply.header('content-type', contentType).send(text);
  });

  const { dispatch } = options;
  const sockets = await acceptRepSockets({ server: app.server, store, authority, dispatch, briefs, now, log });
  crm.start();

  async function storeProblem(): Promise<string | null> {
    try {
      await store.ping();
      return null;
    } catch (error) {
      log.error({ err: error }, 'store unreachable');
      return 'The store cannot be reached.';
    }
  }

  return {
    server: app,
    async drain() {
      draining = true;
      await sockets.drain();
      await app.close();
      await lessons.settled();
      await crm.stop();
    },
  };
}

function adapterRoutes({ store, platforms, now }: AppOptions, handoffs: HandoffDesk): Route[] {
  const parts = { desk: createPlatformDesk({ store, handoffs, now }), settings: platforms ?? {}, now };
  return [...platformAdapterRoutes(parts), ...twilioRoutes(parts)];
}

function serve(app: FastifyInstance, route: Route): void {
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    config: { scope: route.scope, signedBy: route.signedBy },
    async handler(request, reply) {
      if (request.caller === null) throw new Error('A route without a key.');
      const isForm = request.headers['content-type']?.startsWith(formType) === true;
      if (isForm !== (route.takesForm === true) && request.body !== undefined) {
        const detail = `This takes ${route.takesForm === true ? formType : 'application/json'}.`;
        return sendProblem(request, reply, { kind: 'unsupported-media-type', detail });
      }
      const header = request.headers['x-baton-handoff'];
      const handoffReference = header === undefined ? null : String(header);
      const { caller, params, query, body } = request;
      const result = await route.run({ caller, params, query, body, handoffReference });
      if (!result.ok) return sendProblem(request, reply, result.problem);
      reply.code(route.status);
      if (route.contentType !== undefined) reply.type(route.contentType);
      return route.reply === null ? reply.send() : result.value;
    },
  });
}
