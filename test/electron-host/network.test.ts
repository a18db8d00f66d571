/** Pages reach this machine as the application's permissions say, and TLS only with a certificate Chromium accepts. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { selfSigned } from './fixture/certificate.ts';
import { launchFixture, noChromium } from './launch-fixture.ts';

/** A server that greets every WebSocket; its port. */
async function greet(server: http.Server | https.Server): Promise<number> {
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
  return addressOf(server).port;
}

function addressOf(server: http.Server | https.Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address;
}

describe.skipIf(noChromium)('network', () => {
  test('ws:// to loopback works', async () => {
    const port = await greet(http.createServer());
    const { page } = await launchFixture();
    expect(await page.evaluate(`openSocket('ws://127.0.0.1:${port}/')`)).toBe('hello');
  });

  test('and is refused where the application refuses the local network', async () => {
    const port = await greet(http.createServer());
    const { page } = await launchFixture(['--refuse=network']);
    expect(await page.evaluate(`openSocket('ws://127.0.0.1:${port}/')`)).toBe('refused');
  });

  test('wss:// with a self-signed certificate is refused unless a switch names its key', async () => {
    const { certificate, privateKey, fingerprint } = selfSigned();
    const port = await greet(https.createServer({ cert: certificate, key: privateKey }));
    const strict = await launchFixture();
    expect(await strict.page.evaluate(`openSocket('wss://127.0.0.1:${port}/')`)).toBe('refused');
    const pinned = await launchFixture([`--ignore-certificate-errors-spki-list=${fingerprint}`]);
    expect(await pinned.page.evaluate(`openSocket('wss://127.0.0.1:${port}/')`)).toBe('hello');
  });
});
