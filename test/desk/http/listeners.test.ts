/** Listening to many conversations costs memory only while somebody speaks in them. */
import { expect, it, onTestFinished } from 'vitest';
import type { TriggerPort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { startTestDesk, wordTriggers } from './desk-app.ts';

it('forgets a conversation that fell silent, and goes on with it where it was', async () => {
  const begun: string[] = [];
  const triggers: TriggerPort = {
    weights: null,
    listen(crm, tuning) {
      begun.push(String(crm['name']));
      const listening = wordTriggers.listen(crm, tuning);
      let heard = 0;
      return {
        ...listening,
        hear(turn) {
          heard += 1;
          return { ...listening.hear(turn), probability: heard / 10 };
        },
      };
    },
  };
  const desk = await startTestDesk({ triggers });
  onTestFinished(() => desk.stop());
  const platform = await desk.key('acme', 'platform', 'voice');
  const begin = async (name: string): Promise<string> =>
    (await desk.ask(platform, 'POST /v1/conversations', { prospect: {}, direction: 'inbound', crm: { name } })).body.id;
  const say = (id: string, turn: number, text: string) =>
    desk.ask(platform, `POST /v1/conversations/${id}/turns`, { turn, speaker: 'prospect', text });

  const quiet = await begin('quiet');
  const busy = await begin('busy');
  await say(quiet, 1, 'Good morning.');
  await say(busy, 1, 'Hello.');
  desk.clock.now = new Date(desk.clock.now.getTime() + 90_000);
  await say(busy, 2, 'Are you there?');
  desk.clock.now = new Date(desk.clock.now.getTime() + 90_000);
  expect((await say(busy, 3, 'Good.')).body.decisions).toMatchObject([{ turn: 3, probability: 0.3 }]);
  expect(begun).toEqual(['quiet', 'busy']);

  // Its first turn is heard again, and counts once.
  expect((await say(quiet, 2, 'Sorry, where were we?')).body.decisions).toMatchObject([{ turn: 2, probability: 0.2 }]);
  expect(begun).toEqual(['quiet', 'busy', 'quiet']);
});
