/** A platform that signs its requests, for a team that has said with what: an unsigned or wrongly signed one is refused. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isSignedByRetell } from '../platforms/retell/signature.ts';
import type { PlatformSettings, TeamPlatforms } from '../platforms/settings.ts';
import { isSignedByTwilio } from '../platforms/twilio/signature.ts';
import { basicCredentials } from './authority.ts';
import { sendProblem } from './problems.ts';
import type { Route } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    signedBy?: Route['signedBy'];
  }
}

const formSchema = z.record(z.string(), z.string());

export function checkSignatures(app: FastifyInstance, settings: PlatformSettings, now: () => Date): void {
  app.addHook('preHandler', async (request, reply) => {
    const { signedBy } = request.routeOptions.config;
    if (signedBy === undefined || request.caller === null) return;
    const team = settings[request.caller.teamId] ?? {};
    if (isSigned(request, signedBy, team, now())) return;
    return sendProblem(request, reply, {
      kind: 'forbidden',
      detail: 'The signature is missing or wrong. See whether the secret in BATON_DESK_PLATFORMS is the current one.',
    });
  });
}

function isSigned(
  request: FastifyRequest,
  platform: 'retell' | 'twilio',
  { retell, twilio }: TeamPlatforms,
  now: Date,
): boolean {
  const header = one(request.headers[`x-${platform}-signature`]);
  switch (platform) {
    case 'retell':
      return retell === undefined || isSignedByRetell(header, request.bodyText, retell.apiKey, now);
    case 'twilio': {
      if (twilio === undefined) return true;
      const form = formSchema.safeParse(request.body);
      const named = basicCredentials(request.headers.authorization ?? '');
      const credentials = named === null ? null : `${named.name}:${named.password}`;
      const signed = { header, publicUrl: twilio.publicUrl, target: request.url, credentials };
      return form.success && isSignedByTwilio({ ...signed, form: form.data }, twilio.authToken);
    }
    default:
      return platform satisfies never;
  }
}

function one(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}
