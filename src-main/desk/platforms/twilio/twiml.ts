/** Handoff answers as TwiML. Its addresses have no host: Twilio asks where it asked before, with the same name and password. */
import type { HandoffAnswer } from '../../dispatch/handoff-answer.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

const under = '/v1/platforms/twilio';
/** Where Twilio asks. */
export const twilioSteps = {
  handoff: `${under}/handoff`,
  again: `${under}/again`,
  dialed: `${under}/dialed`,
  callback: `${under}/callback`,
} as const;

/** Custom headers on a `<Sip>` may have that many characters in all, and its URI 255 without them. */
export const longestHeaders = 1_024;
const longestUri = 255;
/** As long as a phone rings that is about to be answered. */
const ringSeconds = 30;
/** Two are spoken, two can be chosen. */
const slotsOffered = 2;

const notPossible = 'I am sorry, I cannot put you through right now. Please try again later. Goodbye.';
const oneMoment = 'One moment, please.';
const bookedGoodbye = 'Goodbye.';

export function twimlAnswer(answer: HandoffAnswer): string {
  switch (answer.kind) {
    case 'transfer':
      return transfer(answer.to, answer.headers, answer.say);
    case 'wait':
      return response(
        say(answer.say),
        element('Pause', { length: String(Math.max(1, Math.round(answer.askAgainSeconds))) }),
        redirect(twilioSteps.again),
      );
    case 'callback':
      return callbackOffer(answer.say, answer.slots);
    // Twilio moves a call by what it is told next: with the rep on the line there is nothing to tell.
    case 'taken':
    case 'over':
      return hangUp();
    default:
      return answer satisfies never;
  }
}

export function hangUp(): string {
  return response(element('Hangup', {}));
}

/** @param sentence when somebody will call. */
export function twimlBooked(sentence: string): string {
  return response(say(`${sentence} ${bookedGoodbye}`), element('Hangup', {}));
}

/** For a desk that cannot be asked for the moment: the prospect is not left in silence. */
export function twimlPatience(): string {
  return response(say(oneMoment), element('Pause', { length: '2' }), redirect(twilioSteps.again));
}

export function twimlSorry(): string {
  return response(say(notPossible), element('Hangup', {}));
}

function transfer(to: string, headers: Readonly<Record<string, string>>, sentence: string): string {
  const query = Object.entries(headers)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  if (query.length >= longestHeaders || to.length > longestUri) return twimlSorry();
  const dial = { answerOnBridge: 'true', timeout: String(ringSeconds), action: twilioSteps.dialed };
  return response(say(sentence), element('Dial', dial, element('Sip', {}, `${to}?${query}`)));
}

function callbackOffer(sentence: string, slots: readonly number[]): string {
  const offered = slots.slice(0, slotsOffered);
  if (offered.length === 0) return response(say(sentence), say(notPossible), element('Hangup', {}));
  const choice = offered.map((_slot, index) => `Press ${index + 1} for the ${index === 0 ? 'first' : 'second'} time.`);
  const action = `${twilioSteps.callback}/${offered.join('-')}`;
  const gather = { input: 'dtmf', numDigits: '1', timeout: '8', action };
  const question = choice.length === 1 ? ['Press 1 if that suits you.'] : choice;
  return response(element('Gather', gather, say(`${sentence} ${question.join(' ')}`)), redirect(twilioSteps.again));
}

function say(sentence: string): XmlElement {
  return element('Say', {}, sentence);
}

function redirect(step: string): XmlElement {
  return element('Redirect', { method: 'POST' }, step);
}

function response(...children: readonly XmlElement[]): string {
  return xmlDocument(element('Response', {}, ...children));
}
