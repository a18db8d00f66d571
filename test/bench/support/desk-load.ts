/** A platform and reps' phones that do as little as the protocol asks, so that little but the desk is measured. */
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import type { RepMessage } from '../../../src-main/contract/desk-socket.ts';

export interface Phones {
  /** When the offer of a handoff came, monotonic ms. */
  offered(handoffId: string): Promise<number>;
  close(): void;
}

const present: RepMessage = {
  ...{ type: 'presence', availability: 'available', reachable: true },
  ...{ since: new Date().toISOString(), until: null },
};

/** Connects every rep, some at a time; resolves when all have been greeted. */
export async function connectPhones(url: string, keys: Iterable<string>): Promise<Phones> {
  const came = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const sockets: WebSocket[] = [];
  const connect = (key: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/reps/me/socket`, { headers });
      sockets.push(socket);
      socket.once('error', reject);
      socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', after: 0 } satisfies RepMessage)));
      socket.on('message', (data) => {
        const at = performance.now();
        const text = String(data);
        if (text.startsWith('{"type":"hello"')) {
          socket.send(JSON.stringify(present));
          resolve();
        }
        if (!text.startsWith('{"type":"offer"')) return;
        const { offer } = JSON.parse(text);
        came.set(offer.handoffId, at);
        waiting.get(offer.handoffId)?.(at);
      });
    });
  const all = [...keys];
  while (all.length > 0) await Promise.all(all.splice(0, 50).map(connect));
  return {
    offered(handoffId) {
      const at = came.get(handoffId);
      if (at !== undefined) return Promise.resolve(at);
      return new Promise((resolve) => waiting.set(handoffId, resolve));
    },
    close() {
      for (const socket of sockets) socket.close(1000);
    },
  };
}

export interface Handed {
  /** When the turn that fires was sent, and when the answer to it was there; monotonic ms. */
  readonly firedAt: number;
  readonly answeredAt: number;
  readonly handoffId: string;
}

export interface Platform {
  /** A conversation up to the transfer; `over` when the rep may take the next. */
  handOver(): Promise<Handed & { over(): Promise<void> }>;
}

/** @param connections requests under way at most */
export function platformOf(url: string, key: string, connections: number): Platform {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const post = (path: string, body: unknown): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const sent = request({ agent, hostname, port, path, method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += String(part);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.once('error', reject);
      sent.end(JSON.stringify(body));
    });
  return {
    async handOver() {
      const begun = await post('/v1/conversations', { prospect: { name: 'Dana Reyes' }, direction: 'inbound' });
      const { id } = JSON.parse(begun.text);
      const turns = [
        { turn: 1, speaker: 'ai', text: 'Hi, this is Robin. Is this a good moment?' },
        { turn: 2, speaker: 'prospect', text: 'We need four hundred seats by May.' },
      ];
      await post(`/v1/conversations/${id}/turns`, { turns });
      const firedAt = performance.now();
      const fires = { turn: 3, speaker: 'prospect', text: 'I want to talk to a real person, please.' };
      const heard = await post(`/v1/conversations/${id}/turns`, fires);
      const answeredAt = performance.now();
      const { answer, handoff } = JSON.parse(heard.text);
      if (answer?.kind !== 'transfer') throw new Error(`Not transferred: ${heard.status} ${heard.text.slice(0, 300)}`);
      const over = async () => void (await post(`/v1/conversations/${id}/cancel`, {}));
      return { firedAt, answeredAt, handoffId: handoff.id, over };
    },
  };
}
