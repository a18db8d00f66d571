/** Natural answers to an offered person, to any other offer, and to a choice between the machine and a person. */
import type { Random } from '../random.ts';
import { expand } from './expand.ts';
import type { Reply } from './replies.ts';
import { spokenLists } from './spoken-requests.ts';

const persons =
  "{I can get|I could bring in|Should I find|Shall I fetch|Would it help if I got|If you like, I'll get|How about I bring in|May I introduce|I'd be glad to get|Would you like to meet|Can I pull in} {<name>|our <trade>|a <trade>|one of our <trade>s|a colleague of mine|somebody from our {team|office}|a person} {on the line|on the call|to explain it|who handles that|for you|to join us|right now|}?";
const others =
  "{I can send|Shall I book|Should I read out|May I email|Would you like|How about|I could reserve|Can I note|Do you want me to repeat|I'd be glad to send|Should I set up} {the brochure|a test account|the price list|tuesday at ten|the terms|a sample|a reminder|that for you|the summary|the smaller plan}?";
const yes =
  '{oh, |well, |yeah, |mm, |}{wonderful|go on|go on then|by all means|that would suit me|that would be lovely|that would help|it would|I would, yes|why not, yes|if you could|sounds like a plan|bring it on|let us do it|yes, go for it|works for me|that is fine by me|sure thing|very good|brilliant|do it|yep|right, do that|that works|I think so, yes|thank you, yes|happy to|great idea|certainly}{.|!|, please.|, thanks.|}';
const no =
  "{oh, |well, |hm, |}{no|not today|not just yet|I'm all right|that's all right|leave it|I'll pass|don't trouble yourself|rather not|no that's alright|some other time|there is no hurry|let me think first|not for now|we are fine like this|nah, skip it|I don't think so|you do it}{.|, thanks.|, thank you.|}";
const taking = '{him|her|them|someone|that person|the expert|your colleague|<name>}';
const choices =
  '{Shall I go on|Do you want to carry on with me|Should we continue here|Would you rather book with me|Can I help you further|Are you happy with me explaining}, or {would you like|do you want|shall I get you|do you prefer} {a person|a colleague|someone from the team|a <trade>}?';
const goingOn =
  '{Are you happy|Are you fine|Is it okay|Would you like|Do you want|Shall we} to {carry on|go on|continue|keep going|stay} {with me|here|with the assistant|like this}?';

/** `count` of each kind. */
export function spokenReplies(random: Random, count: number): Reply[] {
  const say = (template: string): string => expand(template, spokenLists, random);
  const kinds: readonly (readonly [prev: string, text: string, label: 0 | 1])[] = [
    [persons, yes, 1],
    [persons, `{yes|sure|ok|good|please}, {bring|get|put|fetch} ${taking} {on|in|please|here}.`, 1],
    [others, yes, 0],
    [others, yes, 0],
    [persons, no, 0],
    [others, no, 0],
    [
      choices,
      '{the second|the latter|the second one|a person|person|a human|somebody|someone from the team|a colleague|the person}{, please|.| then|}',
      1,
    ],
    [
      choices,
      '{the first|you|go on|continue|you are fine|let us continue|with you|carry on|the former|book it with you}{, please|.| then|}',
      0,
    ],
    [
      goingOn,
      "{no|not really|no, sorry|rather not}, {I'd prefer|I want|I would rather have|give me|get me} {a person|a human|somebody|one of your colleagues|someone real}.",
      1,
    ],
    [goingOn, '{yes|sure|yes, go on|of course|fine|no problem, go on|okay}{.|, please.|}', 0],
    [goingOn, "{no|no thanks|not now}{.|, I'm busy.|, I have to go.|, send me an email.}", 0],
  ];
  return kinds.flatMap(([prev, text, label]) =>
    Array.from({ length: count }, () => ({ prev: say(prev), text: say(text), label })),
  );
}
