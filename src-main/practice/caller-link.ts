/** The WebSocket to the hidden page that plays AI and prospect: orders out, reports in, one page at a time. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type PracticeOrder, type PracticeReport, practiceReportSchema } from '../contract/practice.ts';
import { refuse } from './exchange.ts';

/** Path of the upgrade request; the exchange owns every other path. */
export const callerPath = '/practice-caller';
const maxReportBytes = 8_192;

export interface CallerLink {
  /** Takes over an upgrade whose `token` parameter is right. A newer page replaces an older one. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** False when no page is connected. */
  send(order: PracticeOrder): boolean;
  stop(): void;
}

export interface CallerLinkOptions {
  readonly token: string;
  readonly onConnected: () => void;
  readonly onReport: (report: PracticeReport) => void;
  /** The page is gone: its window was closed or crashed. */
  readonly onLost: () => void;
}

export function createCallerLink(options: CallerLinkOptions): CallerLink {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxReportBytes, perMessageDeflate: false });
  let page: WebSocket | null = null;

  function onSocket(socket: WebSocket): void {
    page?.close(1000);
    page = socket;
    socket.on('message', (data) => {
      const report = parseReport(String(data));
      if (report === null) socket.close(1008);
      else if (socket === page) options.onReport(report);
    });
    // `close` follows every error and says what there is to say.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      if (socket !== page) return;
      page = null;
      options.onLost();
    });
    options.onConnected();
  }

  return {
    handleUpgrade(request, socket, head) {
      const token = new URL(request.url ?? '/', 'ws://practice.invalid').searchParams.get('token') ?? '';
      if (isSame(token, options.token)) sockets.handleUpgrade(request, socket, head, onSocket);
      else refuse(socket, '403 Forbidden');
    },
    send(order) {
      if (page === null || page.readyState !== page.OPEN) return false;
      page.send(JSON.stringify(order));
      return true;
    },
    stop() {
      page?.send(JSON.stringify({ type: 'close' } satisfies PracticeOrder));
      page?.close(1000);
      page = null;
      sockets.close();
    },
  };
}

function parseReport(text: string): PracticeReport | null {
  try {
    const parsed = practiceReportSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
