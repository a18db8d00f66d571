/** What the reps' sockets need of dispatching. */
import type { DispatchNode } from '../dispatch/node.ts';

export type DispatchPort = Pick<
  DispatchNode,
  'nodeId' | 'append' | 'consumed' | 'presence' | 'gone' | 'leads' | 'peek' | 'situations'
>;
