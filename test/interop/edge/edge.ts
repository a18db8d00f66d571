/** A real SIP edge on loopback: Kamailio and rtpengine, on ports of their own, gone when stopped. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EdgePorts, edgeDomain, type KamailioOptions, kamailioConfig } from './kamailio-config.ts';
import { type EdgeProcess, startProcess, untilListening } from './process.ts';

export interface Edge {
  readonly ports: EdgePorts;
  readonly domain: string;
  readonly wsUrl: string;
  readonly wssUrl: string;
  /** Base64 SHA-256 of the certificate's public key, for Chromium's --ignore-certificate-errors-spki-list. */
  readonly certificateSpki: string;
  readonly users: Readonly<Record<string, string>>;
  readonly logFolder: string;
  /** Phones that are registered. */
  contacts(): number;
  /** Closes every WebSocket from the edge's side. */
  closeWebSockets(): number;
  /** Kills Kamailio as a crash does, and starts it again after `downMs`. */
  restartSignalling(downMs: number): Promise<void>;
  /** Everything on it is gone at once, as in a power cut. */
  die(): Promise<void>;
  /** Freezes Kamailio (half-open sockets) until the returned function is called. */
  freezeSignalling(): () => void;
  stop(): Promise<void>;
}

async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

function makeCertificate(folder: string): string {
  const cert = path.join(folder, 'cert.pem');
  const subject = [
    '-subj',
    `/CN=${edgeDomain}`,
    '-addext',
    `subjectAltName=DNS:${edgeDomain},DNS:localhost,IP:127.0.0.1`,
  ];
  const files = ['-keyout', path.join(folder, 'key.pem'), '-out', cert];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', ...subject, ...files], {
    stdio: 'pipe',
  });
  const { publicKey } = new X509Certificate(readFileSync(cert));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

function startRtpengine(folder: string, control: number, mediaPorts: readonly [number, number]): EdgeProcess {
  const args = [
    '--config-file=none',
    '--foreground',
    '--log-stderr',
    '--log-level=5',
    '--table=-1',
    '--interface=127.0.0.1',
  ];
  args.push(`--listen-ng=127.0.0.1:${control}`, `--port-min=${mediaPorts[0]}`, `--port-max=${mediaPorts[1]}`);
  args.push('--timeout=60', '--delete-delay=0', '--dtls-passive');
  return startProcess('rtpengine', args, path.join(folder, 'rtpengine.log'));
}

/** Media ports below 32768 stay clear of the ephemeral range. */
const defaultMediaPorts = [30_000, 31_000] as const;

export async function startEdge(
  options: {
    users?: Record<string, string>;
    algorithm?: KamailioOptions['algorithm'];
    mediaPorts?: readonly [number, number];
  } = {},
): Promise<Edge> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-edge-'));
  mkdirSync(path.join(folder, 'run'));
  const certificateSpki = makeCertificate(folder);
  const ports = {
    sip: await freeUdpPort(),
    ws: await freeTcpPort(),
    wss: await freeTcpPort(),
    rtpengineControl: await freeUdpPort(),
    park: await freeUdpPort(),
  };
  const users = options.users ?? { rep1: 'secret1', rep2: 'secret2', rep3: 'secret3' };
  const config = path.join(folder, 'kamailio.cfg');
  writeFileSync(config, kamailioConfig({ ports, folder, users, algorithm: options.algorithm ?? 'MD5' }));
  const mediaPorts = options.mediaPorts ?? defaultMediaPorts;
  const startKamailio = async (): Promise<EdgeProcess> => {
    const args = ['-f', config, '-DD', '-E', '-m', '32', '-M', '8', '-Y', path.join(folder, 'run'), '-w', folder];
    const started = startProcess('kamailio', args, path.join(folder, 'kamailio.log'));
    await untilListening(ports.ws);
    return started;
  };
  const media = startRtpengine(folder, ports.rtpengineControl, mediaPorts);
  let signalling = await startKamailio();
  const control = (...command: string[]): string =>
    execFileSync('kamcmd', ['-s', `unix:${folder}/ctl`, ...command], { encoding: 'utf8' });
  return {
    ports,
    domain: edgeDomain,
    wsUrl: `ws://127.0.0.1:${ports.ws}`,
    wssUrl: `wss://127.0.0.1:${ports.wss}`,
    certificateSpki,
    users,
    logFolder: folder,
    contacts: () => [...control('ul.dump').matchAll(/^\s*Address:/gm)].length,
    closeWebSockets() {
      const ids = [...control('ws.dump').matchAll(/^\s*(\d+):/gm)].map((match) => match[1] ?? '');
      for (const id of ids) control('ws.close', id);
      return ids.length;
    },
    async restartSignalling(downMs) {
      await signalling.kill();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      signalling = await startKamailio();
    },
    async die() {
      await Promise.all([signalling.kill(), media.kill()]);
    },
    freezeSignalling() {
      const group = -signalling.pid;
      process.kill(group, 'SIGSTOP');
      return () => process.kill(group, 'SIGCONT');
    },
    async stop() {
      await Promise.all([signalling.stop(), media.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
