/** Registration at a real registrar: WS, WSS, a wrong password, SHA-256 as the only algorithm (RFC 8760). Fault 10. */
import { type Edge, startEdge } from './edge/edge.ts';
import { expect, test, untilRinging } from './fixtures.ts';
import { userToUser } from './handoff.ts';

test('registers over WSS with a certificate that was pinned by its key', async ({ signIn, edge, farEnd }) => {
  const rep = await signIn({ server: edge.wssUrl });
  const call = await farEnd();
  void call.invite(rep.address, { headers: [userToUser({ name: 'Priya Raman' })] });
  await untilRinging(rep);
  call.cancel();
  await expect(rep.page.getByRole('heading', { name: 'Priya hung up before you bridged.' })).toBeVisible();
});

test('a wrong password is said in words and not tried again', async ({ startRep }) => {
  const rep = await startRep({ password: 'not-the-password' });
  await expect(rep.page.getByText(/refused the user name or password/)).toBeVisible();
  await expect(rep.page.getByRole('button', { name: 'Check account' })).toBeVisible();
});

test.describe('an edge that accepts SHA-256 alone', () => {
  let sha256: Edge;
  test.beforeAll(async () => {
    sha256 = await startEdge({ algorithm: 'SHA-256', mediaPorts: [31_100, 31_200] });
  });
  test.afterAll(() => sha256.stop());

  test('is registered at', async ({ signIn }) => {
    await signIn({ server: sha256.wsUrl });
  });

  test('refuses a wrong password there too', async ({ startRep }) => {
    const rep = await startRep({ server: sha256.wsUrl, password: 'not-the-password' });
    await expect(rep.page.getByText(/refused the user name or password/)).toBeVisible();
  });
});
