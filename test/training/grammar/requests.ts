/** Turns in which the caller asks for a person. */
import type { Random } from '../random.ts';
import { expandAll } from './expand.ts';
import { people } from './people.ts';

const templates: readonly (readonly [weight: number, template: string])[] = [
  [260, '{|<fed> }<open><speak><human><tail>'],
  [260, '{|<fed> }<ask><connect><human><tail>'],
  [60, '<open><speak><dept><tail>'],
  [60, '<ask>{connect|transfer|put|pass|patch|switch|hand} {me|us} {through|over|} {to|with} <dept><tail>'],
  [
    60,
    '{can|could|would} {<human>|<name>} {please|} {join|hop on|jump on|step in on|jump in on|get on|come on} {this call|the call|the line|here|now}{| to explain <topic>| for a minute}',
  ],
  [
    60,
    '<ask>{get|bring|put|have} {<human>|<name>} {on the line|on the phone|on the call|onto this call|in here|into this call|on here}<tail>',
  ],
  [
    50,
    "{is|isn't} there {someone|somebody|anyone|anybody|a person|a human|a <role>|any <role>} {there|available|around|on your team|at your company|in sales|} {I can|I could|we can|that can|who can|to} {talk to|speak with|speak to|help me|take over|explain this}",
  ],
  [
    60,
    '{<role>|agent|operator|representative|human|person|live agent|real person|a human|an agent|sales rep|someone real} {please|now|please please|now please|, please}{| thanks}',
  ],
  [
    60,
    '{yes|hi|hello|okay|no|um|just|get|want|need} {<role>|agent|operator|representative|human|a human|an agent|real person|live person}{| please}',
  ],
  [
    60,
    '{<role>|<role>, <role>|<role> please|human|human please|real person|real person please|live agent|live person|an agent|a human being please|a person please|human being|speak agent|agent agent|talk to agent|customer service|representative representative|operator now|someone real|actual human}',
  ],
  [
    40,
    '{|<fed> }{transfer me|put me through|connect me|escalate this|please escalate|hand me over|transfer the call|connect us now|transfer this call please|just transfer me|patch me through|get me out of this bot|get me off this machine|put me on with them|hand this over|just put me through already}',
  ],
  [
    40,
    '{have|get|can|could} {someone|somebody|a <role>|a human|a real person|one of your <role>s|<name>} {call|ring|phone} {me|us} {back|} {please|today|about this|right away|, a person not you|tomorrow|}',
  ],
  [30, '{connect|put|transfer} {me|us} {to|with|through to} <name>{| please| directly| now| from sales}'],
  [
    30,
    "{I'd like|I want|I need|I'd prefer} {to speak to|to talk with|talking to|dealing with|to hear from} <name> {directly|instead|please|from your team|} {can you connect us|please|now|}",
  ],
  [
    30,
    '{my|our} {boss|cfo|manager|partner|director|wife|ceo|it lead} {wants|needs|would like|is asking} to {talk to|speak with|hear from} <human>{| from your side| on your side| at your company}{ can you bring one in| now| can you arrange that right now|}',
  ],
  [30, '{when|how soon|how long until} {can I|do I get to|will I|I can} {talk to|speak to|speak with|reach} <human>'],
  [
    30,
    "{why can't I|I can't|I cannot|why is it so hard to} {just|} {talk to|speak to|reach|get|get hold of} {a human|an agent|a real person|someone|anyone|a live agent|an operator}",
  ],
  [
    40,
    "{I don't want to|I won't|I refuse to|I'm tired of|I'm sick of|stop making me|I'd rather not|I don't feel comfortable} {talk|talking|speak|deal|dealing|speaking} {to|with} {a bot|a robot|a machine|an ai|a computer|you|virtual agents} {get me|give me|let me talk to|I want|connect me to|put me on with|can I have} <human>",
  ],
  [
    30,
    '{need|want|help|need help|need assistance|i want help|want assistance|help me|can you help me|could you help me|i need assistance} {to|} {talking|talk|speaking|speak|chatting|chat|contacting|contact} {to|with|} {a human|an agent|a live agent|an operator|an assistant|somebody|someone|a representative|customer service}',
  ],
  [
    30,
    "{I need|I want|I'd like|we need|give me|we want} {human|real|live|in person} {help|assistance|support|contact|advice}{| please| now| not a bot}",
  ],
  [
    30,
    "{you said|you mentioned|earlier you said} {you could|you can|I could} {bring in|connect me to|get|speak to|hand me to} {a <role>|someone|a colleague|your team} {please do that|let's do that|do that now|I'd like that|so do it}",
  ],
  [
    30,
    "{right|okay|look|so|well|} {I think|I guess|maybe|it sounds like} {it's time|it's better|it'd be best|we're at the point where} {I spoke|I talk|we speak|we talked|I speak} {to|with} <human>{| directly| about this}",
  ],
  [
    25,
    "{it's|this is} {too|very|pretty|quite} {complicated|technical|important|specific|sensitive|complex} {for a bot|for this|} {can I|I'd rather|let me|I want to|I need to} {speak to|talk to|discuss it with|go over it with} <human>",
  ],
  [
    25,
    '{will|would|could|can} {someone|somebody|a human|a real person|one of your <role>s|a <role>} {take over|take it from here|talk to me|speak with me|explain this to me in person|walk me through this live|pick up}',
  ],
  [
    20,
    "{I'll|we'll|I will} {take|accept|go with|do} {the|that} {transfer|handoff|specialist|call with <name>|option of talking to a person|human please}",
  ],
  [
    20,
    '{speak|talk} to {someone|a person|a human|reception|the manager|sales|your manager} {about|regarding} {room service|<topic>|my order|my account|my booking}',
  ],
  [
    25,
    '{escalate|please escalate|I want to escalate|can you escalate|this needs to be escalated} {this|it|my case|me|} {to|with} {a human|a manager|a person|your supervisor|management|someone senior|the next level}',
  ],
  [
    25,
    '{who|is there someone} {can I|could I|do I} {speak to|talk to|speak with|call} {about this|about <topic>|directly|in person|at your company|right now}',
  ],
];

export function requests(random: Random, scale: number): string[] {
  return templates.flatMap(([weight, template]) => expandAll([template], people, random, Math.round(weight * scale)));
}
