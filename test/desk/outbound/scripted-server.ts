/** A service on loopback that answers as a script says and remembers what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or text sent as it is. */
  readonly body?: unknown;
}
/** `silence`: the request is taken and never answered. */
export type Script = (asked: Asked, count: number) => Reply | 'silence';

export interface ScriptedServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  script: Script;
  stop(): Promise<void>;
}

export async function startScriptedServer(script: Script = () => ({ status: 404 })): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const { method = '', headers } = request;
      const text = Buffer.concat(chunks).toString('utf8');
      asked.push({ method, path: url.pathname, query: url.searchParams, headers, text });
      const last = asked.at(-1);
      if (last !== undefined) answer(response, scripted.script(last, asked.length));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const scripted: ScriptedServer = {
    url: `http://127.0.0.1:${port}`,
    asked,
    script,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return scripted;
}

function answer(response: ServerResponse, reply: Reply | 'silence'): void {
  if (reply === 'silence') return;
  const { status = 200, headers = {}, body } = reply;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
}
