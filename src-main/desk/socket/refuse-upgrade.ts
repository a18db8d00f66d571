/** An upgrade that is refused is answered as any other request, RFC 9457, and the connection ends. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemType } from '../http/problems.ts';
import { type Problem, problemBody, problemKinds } from '../problem.ts';

export function refuseUpgrade(socket: Duplex, problem: Problem): void {
  const { status } = problemKinds[problem.kind];
  const body = JSON.stringify(problemBody(problem, randomUUID()));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(problem.retryAfter === undefined ? [] : [`Retry-After: ${problem.retryAfter}`]),
    ...(problem.kind === 'unauthorized' ? ['WWW-Authenticate: Bearer realm="baton"'] : []),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
