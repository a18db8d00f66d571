/**
 * The spoken whisper: who, why now, how to open, in about 12 seconds. It is read by a speech synthesiser, so it holds
 * words only: no markup, no symbols, no addresses, numbers as they are spoken. Its own words are in the rep's language.
 */
import type { HandoffBrief, TriggerKind } from './brief.ts';
import { labels, t } from './i18n/translate.ts';

/** UTF-16 units; about 12 s at 165 words a minute. */
const maxLength = 230;
const nameLength = 90;
const reasonLength = 100;
/** Below this an opener says too little to be worth starting. */
const shortestOpener = 16;

/** Plain sentences of at most 230 characters; never empty. */
export function whisperText(brief: HandoffBrief): string {
  const who = sentence(identity(brief), nameLength);
  const why = sentence(reason(brief), reasonLength);
  const known = [who, why === '' ? t('No reason came with the call.') : why].join(' ');
  const room = maxLength - known.length - ` ${t('Open with: {opener}', { opener: '' })}`.length;
  const opener = room < shortestOpener ? '' : sentence(speakable(brief.opener ?? ''), room);
  return opener === '' ? known : `${known} ${t('Open with: {opener}', { opener })}`;
}

function identity({ prospect, platform }: HandoffBrief): string {
  const name = speakable(prospect.name ?? '');
  const role = speakable(prospect.role ?? '');
  const company = speakable(prospect.company ?? '');
  const employer = role === '' ? t('from {company}', { company }) : t('at {company}', { company });
  const place = company === '' ? '' : employer;
  const job = [role, place].filter((part) => part !== '').join(' ');
  if (name !== '') return [name, job].filter((part) => part !== '').join(role === '' ? ' ' : ', ');
  if (job !== '') return role === '' ? t('Someone {job}', { job }) : t('Someone unnamed, {job}', { job });
  return platform === null
    ? t('A caller without a name')
    : t('A caller without a name, from {platform}', { platform: speakable(platform) });
}

/** The platform's own reason, else what kind of moment it is and the summary or the prospect's words. */
function reason({ trigger, summary }: HandoffBrief): string {
  if (trigger.reason !== null) return speakable(trigger.reason);
  const moment = trigger.kind === 'unknown' ? '' : moments[trigger.kind];
  const story = speakable(summary ?? trigger.evidence[0]?.quote ?? '');
  return [moment, story].filter((part) => part !== '').join(' ');
}

const moments: Readonly<Record<Exclude<TriggerKind, 'unknown'>, string>> = labels({
  'explicit-request': 'Asked for a person.',
  complexity: 'The questions went beyond the AI.',
  hesitation: 'Hesitates.',
  frustration: 'Is frustrated.',
  'high-interest': 'Is very interested.',
  'high-value': 'A high-value account.',
  loop: 'The conversation went in circles.',
});

const currencies: ReadonlyMap<string, string> = new Map([
  ['$', 'dollars'],
  ['€', 'euros'],
  ['£', 'pounds'],
]);
const months = 'January February March April May June July August September October November December'.split(' ');
const scales: ReadonlyMap<string, string> = new Map([
  ['k', ' thousand'],
  ['m', ' million'],
  ['b', ' billion'],
]);

/** Text as it is spoken. Every pattern is linear: the text is a stranger's. */
function speakable(text: string): string {
  return text
    .slice(0, 1_000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[^\s@]{1,64}@[^\s@]{1,200}/g, ' ')
    .replace(/\b(?:https?|ftp|file|javascript|data):[^\s]*/gi, ' ')
    .replace(/([$€£])\s?(\d[\d,.]{0,14}\d|\d)\s?([kmb]\b)?/gi, (_all, sign: string, amount: string, scale?: string) => {
      return `${amount}${scales.get(scale?.toLowerCase() ?? '') ?? ''} ${currencies.get(sign) ?? ''}`;
    })
    .replace(/\b(\d{1,4})\s?([kmb])\b/gi, (_all, amount: string, scale: string) => {
      return `${amount}${scales.get(scale.toLowerCase()) ?? ''}`;
    })
    .replace(/\b\d{4}-(\d{2})-(\d{2})\b/g, (_all, month: string, day: string) => {
      return `${Number(day)} ${months[Number(month) - 1] ?? ''}`;
    })
    .replace(/\+\d[\d ().-]{6,30}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d[\d().-]{6,30}\d/g, (digits) =>
      /[,.]\d{1,2}$/.test(digits) ? digits : 'a number',
    )
    .replace(/(\d)\s?%/g, '$1 percent')
    .replace(/(\d)\s?[-–]\s?(\d)/g, '$1 to $2')
    .replace(/\s?&\s?/g, ' and ')
    .replace(/\bVP\b/g, 'V P')
    .replace(/[^\p{L}\p{M}\p{N}\s.,!?'’:;-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,!?:;])/g, '$1')
    .trim();
}

/** At most `max` units, ended like a sentence; cut between words. */
function sentence(text: string, max: number): string {
  if (text === '') return '';
  const room = max - 1;
  let words = text;
  if (words.length > room) {
    const cut = words.slice(0, room + 1);
    const space = cut.lastIndexOf(' ');
    words = (space > room / 2 ? cut.slice(0, space) : words.slice(0, room)).toWellFormed();
  }
  const ended = words.replace(/[\s,:;-]{1,20}$/, '');
  return /[.!?]$/.test(ended) ? ended : `${ended}.`;
}
