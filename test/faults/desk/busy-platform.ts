/** An AI platform with conversations that all come to "a person, please", and that asks until the desk is done with each. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Asking } from './asking.ts';
import type { Ledger } from './ledger.ts';

export interface PlatformParts {
  readonly key: string;
  readonly asking: Asking;
  readonly ledger: Ledger;
  readonly random: () => number;
}

/** Parts of all conversations: those who leave, and those who need what nobody has and are called back. */
const leaves = 0.08;
const unserved = 0.06;
/** The skill of a rep who is not at work today. */
export const rareSkill = 'rare';
const askAgainMs = 3_000;

/** One conversation, to its end. */
export async function converse(name: string, { key, asking, ledger, random }: PlatformParts): Promise<void> {
  const chance = random();
  const needs = chance < unserved ? { routing: { skills: [rareSkill] } } : {};
  const prospect = { name, timeZone: 'America/New_York' };
  const begun = await asking.post(key, '/v1/conversations', { prospect, direction: 'inbound', ...needs });
  if (begun.status !== 201) return void ledger.faults.push(`${name} could not begin: ${begun.status}`);
  const about = `/v1/conversations/${begun.body.id}`;
  ledger.askedAt.set(name, performance.now());
  const heard = await asking.post(key, `${about}/turns`, {
    turns: [
      { turn: 1, speaker: 'ai', text: 'Hi, this is Robin, an AI assistant. How can I help?' },
      { turn: 2, speaker: 'prospect', text: 'Can you please connect me to a real person right now?' },
    ],
  });
  if (heard.status !== 200) return void ledger.faults.push(`${name} was not heard: ${heard.status}`);
  ledger.turns.set(begun.body.id, 2);
  if (heard.body.handoff === null) return void ledger.faults.push(`${name} was not understood`);
  ledger.handoffs.set(heard.body.handoff.id, begun.body.id);
  if (chance > 1 - leaves) {
    await asking.post(key, `${about}/cancel`, {});
    return;
  }
  for (let { answer } = heard.body; answer.kind !== 'over'; ) {
    const [slot] = answer.kind === 'callback' ? answer.slots : [];
    if (slot !== undefined) {
      const booked = await asking.post(key, `${about}/callback`, { startsAt: slot });
      if (booked.status === 201) return void ledger.promised.set(heard.body.handoff.id, booked.body.id);
    }
    await pause(slot === undefined ? askAgainMs : 100);
    ({ answer } = (await asking.get(key, `${about}/handoff`)).body);
  }
}
