/** The hidden page of the practice line: signs in as the AI, calls the rep when told to, and plays both AI and prospect. */
import type { PracticeOrder } from '../../src-main/contract/practice.ts';
import { openLineLink } from './line-link.ts';
import { createSwitchboard } from './switchboard.ts';

const address = new URLSearchParams(window.location.search).get('link');
if (address === null) throw new Error('The practice caller was opened without its link');

const link = openLineLink(address, { onOrder: (order) => void follow(order), onClosed: () => void leave() });
const switchboard = createSwitchboard((report) => link.send(report));

async function follow(order: PracticeOrder): Promise<void> {
  switch (order.type) {
    case 'sign-in':
      return switchboard.signIn(order.account);
    case 'call':
      return switchboard.call(order);
    case 'close':
      return leave();
    default:
      return order satisfies never;
  }
}

async function leave(): Promise<void> {
  await switchboard.close();
  window.close();
}
