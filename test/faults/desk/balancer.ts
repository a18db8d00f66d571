/** What stands before the nodes: connections go round those that answer. */
import { connect, createServer, type Socket } from 'node:net';

export interface Balancer {
  readonly url: string;
  /** Ports of the nodes; one that refuses is passed over. */
  readonly ports: Set<number>;
  stop(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  const ports = new Set<number>();
  const open = new Set<Socket>();
  let turn = 0;

  /** Tries every node once, the next in turn first. */
  function forward(client: Socket, left: number): void {
    const all = [...ports];
    const port = all[turn++ % Math.max(1, all.length)];
    if (port === undefined || left === 0 || client.destroyed) return void client.destroy();
    const node = connect(port, '127.0.0.1');
    keep(node);
    node.once('connect', () => {
      node.off('error', refused);
      client.pipe(node);
      node.pipe(client);
      client.once('close', () => node.destroy());
      // A node that is killed breaks its connections off.
      node.once('close', () => client.destroy());
    });
    const refused = () => forward(client, left - 1);
    node.once('error', refused);
  }

  function keep(socket: Socket): void {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => void open.delete(socket));
  }

  const server = createServer({ noDelay: true }, (client) => {
    keep(client);
    forward(client, ports.size);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    ports,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
