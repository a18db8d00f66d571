/** The real app signed in to an edge, for benches that measure all of it. */
import type { Page } from '@playwright/test';
import type { Edge as EdgeAccount } from '../../../src-main/contract/settings.ts';
import { type LaunchedApp, launchBaton } from '../../support/app.ts';
import type { DeskStub } from '../../support/desk-stub.ts';

export interface Line {
  readonly server: string;
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

/** Starts Baton and signs it in; resolves when it is reachable there. */
export async function startRep(
  line: Line,
  options: { readonly desk?: DeskStub; readonly userData?: string } = {},
): Promise<LaunchedApp> {
  const app = await launchBaton({
    args: ['--accept-plain-keyring'],
    ...(options.userData === undefined ? {} : { userData: options.userData }),
  });
  const { page } = app;
  await page.getByText(/Practice line\. Reachable/).waitFor();
  await page.evaluate(
    ([edge, secret, desk]) => {
      const { baton } = window;
      // Sent together and not awaited: a new edge is a new content security policy, for which the page is loaded again.
      if (desk !== null) void baton.request('desk:secrets', { bearer: desk.bearer, referenceKey: null });
      if (desk !== null) void baton.request('settings:set', { desk: { baseUrl: desk.baseUrl } });
      void baton.request('account:save', { edge, password: secret });
    },
    [accountOn(line), line.password, deskOf(options.desk)] as const,
  );
  await page.getByText(/Practice line\./).waitFor({ state: 'hidden' });
  await untilReachable(page);
  return app;
}

export async function untilReachable(page: Page): Promise<void> {
  await page.getByText(/Reachable, \d+ ms/).waitFor();
}

function deskOf(desk: DeskStub | undefined): { baseUrl: string; bearer: string } | null {
  return desk === undefined ? null : { baseUrl: desk.baseUrl, bearer: desk.bearer };
}

function accountOn({ server, domain, user }: Line): EdgeAccount {
  return {
    label: 'bench',
    server,
    aor: `sip:${user}@${domain}`,
    username: user,
    realm: null,
    displayName: 'Bench',
    strategy: 'early',
    acceptSignal: { kind: 'dtmf', digit: '1' },
    expiresSeconds: 120,
    iceServers: [],
  };
}
