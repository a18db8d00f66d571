/** A rep's answers to a callback the desk has offered. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { CallbackResult } from '../../src-main/contract/callbacks.ts';
import type { AnnouncedOffer } from '../../src-main/contract/desk-state.ts';
import { t, told as translated } from '../../src-main/contract/i18n/translate.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { Loaded } from '../store/app-store.ts';
import { type Ask, loadedOf } from './ask.ts';
import { resultLabel, resultNext } from './text/callback-text.ts';

export interface CallbackActions {
  deskBrief(handoffId: string): Promise<Loaded<HandoffBrief>>;
  takeCallback(offer: AnnouncedOffer): Promise<void>;
  passCallback(offer: AnnouncedOffer): Promise<void>;
  callbackResult(callbackId: string, result: CallbackResult): Promise<void>;
}

const warning = 'callback';

export function createCallbackActions(
  ask: Ask,
  words: {
    say(text: string): void;
    warn(id: string, message: string): void;
    dismissWarning(id: string): void;
  },
): CallbackActions {
  const told = (result: Result<unknown>, failed: string, done: string | null): void => {
    if (result.ok) words.dismissWarning(warning);
    else words.warn(warning, `${failed} ${translated(result.error.message)}`);
    if (result.ok && done !== null) words.say(done);
  };
  const refOf = ({ handoffId, token }: AnnouncedOffer) => ({ handoffId, token });

  return {
    deskBrief: async (handoffId) => loadedOf(await ask('desk:brief', { handoffId })),
    takeCallback: async (offer) =>
      told(await ask('callback:accept', refOf(offer)), t('The callback is not yours yet.'), null),
    passCallback: async (offer) =>
      told(
        await ask('callback:decline', { ...refOf(offer), reason: 'declined' }),
        t('The callback was not passed on.'),
        // The desk answers by taking the offer back, and that is said then.
        null,
      ),
    callbackResult: async (callbackId, result) =>
      told(
        await ask('callback:result', { callbackId, result }),
        t('The desk does not know yet how it went.'),
        `${resultLabel[result]}. ${resultNext[result]}`,
      ),
  };
}
