/** The page's end of the WebSocket to the practice line. */
import { type PracticeOrder, type PracticeReport, practiceOrderSchema } from '../../src-main/contract/practice.ts';

export interface LineLink {
  send(report: PracticeReport): void;
}

/** Connects to the address the window was opened with. `onClosed`: the practice line ended, so does the page. */
export function openLineLink(
  url: string,
  handlers: { readonly onOrder: (order: PracticeOrder) => void; readonly onClosed: () => void },
): LineLink {
  const socket = new WebSocket(url);
  socket.addEventListener('message', ({ data }) => {
    const order = practiceOrderSchema.parse(JSON.parse(String(data)));
    handlers.onOrder(order);
  });
  socket.addEventListener('close', handlers.onClosed);
  return {
    send(report) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(report));
    },
  };
}
