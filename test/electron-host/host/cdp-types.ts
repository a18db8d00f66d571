/** The DevTools protocol's types, as the installed Playwright carries them. */
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type Commands = Protocol.CommandParameters;
export type Replies = Protocol.CommandReturnValues;
export type Events = Protocol.Events;
export type { Protocol };
