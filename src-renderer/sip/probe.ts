/** Whether a SIP server takes a WebSocket now (RFC 7118), without registering there. */

/** A server that takes longer is no better than the one in use, ms. */
const patience = 3_000;

export function takesConnections(server: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(server, 'sip');
    const settle = (answer: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(false), patience);
    socket.addEventListener('open', () => settle(true));
    socket.addEventListener('close', () => settle(false));
  });
}
