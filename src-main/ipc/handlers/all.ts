/** Every request of the channel table with its handler; TypeScript refuses a table with a row left out. */
import type { Handlers } from '../serve.ts';
import { accountHandlers } from './account.ts';
import { appHandlers } from './app.ts';
import { availabilityHandlers } from './availability.ts';
import type { HandlerContext } from './context.ts';
import { deskHandlers } from './desk.ts';
import { diagnosticsHandlers } from './diagnostics.ts';
import { dialHandlers } from './dial.ts';
import { exportHandlers } from './export.ts';
import { feedbackHandlers } from './feedback.ts';
import { globalKeyHandlers } from './global-keys.ts';
import { handoffHandlers } from './handoff.ts';
import { historyHandlers } from './history.ts';
import { insightsHandlers } from './insights.ts';
import { keyringHandlers } from './keyring.ts';
import { logHandlers } from './log.ts';
import { outboxHandlers } from './outbox.ts';
import { practiceHandlers } from './practice.ts';
import { presenceHandlers } from './presence.ts';
import { privacyHandlers } from './privacy.ts';
import { provisionHandlers } from './provision.ts';
import { settingsHandlers } from './settings.ts';
import { whisperHandlers } from './whisper.ts';

export function createHandlers(context: HandlerContext): Handlers {
  return {
    ...appHandlers(context),
    ...keyringHandlers(context),
    ...settingsHandlers(context),
    ...accountHandlers(context),
    ...handoffHandlers(context),
    ...feedbackHandlers(context),
    ...historyHandlers(context),
    ...privacyHandlers(context),
    ...exportHandlers(context),
    ...diagnosticsHandlers(context),
    ...insightsHandlers(context),
    ...availabilityHandlers(context),
    ...globalKeyHandlers(context),
    ...deskHandlers(context),
    ...dialHandlers(context),
    ...whisperHandlers(context),
    ...presenceHandlers(context),
    ...outboxHandlers(context),
    ...provisionHandlers(context),
    ...practiceHandlers(context),
    ...logHandlers(context),
  };
}
