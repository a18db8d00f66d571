/** Short replies whose meaning hangs on the AI's question before them. */
import type { Random } from '../random.ts';
import { expand, type Lists } from './expand.ts';
import { people } from './people.ts';

export interface Reply {
  readonly prev: string;
  readonly text: string;
  readonly label: 0 | 1;
}

const lists: Lists = {
  ...people,
  yes: [
    'yes',
    'yes please',
    'sure',
    'okay',
    'ok',
    'sure go ahead',
    'go ahead',
    'please do',
    'that would be great',
    'yeah',
    'absolutely',
    'why not',
    'sounds good',
    'please',
    "let's do that",
    'yeah that works',
    'fine',
    'alright then',
    'yes that would help',
    'definitely',
    'of course',
    "I'd appreciate that",
    'yep do it',
    'I guess so',
    "that'd be nice",
    "I'd like that",
    'good idea',
    'perfect',
  ],
  no: [
    'no',
    'no thanks',
    'not now',
    'no need',
    "no that's fine",
    "let's keep going",
    'not yet',
    "I'd rather not",
    'no thank you',
    'maybe later',
    'nah',
    "that's not necessary",
    'no just tell me the price',
    "don't bother",
  ],
  handoff: [
    '{would you like|do you want|shall I|should I|want} me to {connect you with|transfer you to|bring in|get|put you through to|hand you over to} {a <role>|one of our <role>s|our {enterprise|sales} team|<name> from sales|a colleague|someone from our team|one of my colleagues}{| now| onto the call| right now|}?',
    '{shall|should|can|may} I {connect you with|transfer you to|bring in|get you over to|put you through to|hand you over to|pass you to|loop in} {a <role>|one of our <role>s|our {enterprise|sales} team|<name> from sales|a colleague|someone from our team|a real person}?',
    '{would you like|do you want|would you prefer|would it help} to {speak|talk} {to|with} {a <role>|one of our <role>s|a real person|<name>|someone on our team|a human}{| about that| now|}?',
    "{I can|I could|I'd be happy to|let me} {connect you with|bring in|transfer you to|get} {a <role>|a colleague|someone who can help|our specialist}{, would that help|, is that okay|, shall I|. Okay with you|, does that sound good|}?",
    'I think a {<role>|colleague} could answer that better. {Shall I bring one in|Should I transfer you|Want me to connect you|Can I put you through}?',
    "{I'm not able to answer that|That is beyond what I know}, {would you like to speak with a person|shall I get a colleague|can I connect you with someone who knows}?",
  ],
  offer: [
    '{would you like|do you want|shall I|should I} {me to email you|to send you|to hear about|to tell you about|to walk you through|me to explain} {the brochure|the {starter|annual|premium} plan|the trial|a summary|the integrations|our pricing|a case study|the next steps}?',
    '{shall|should|can} I {send|email|text|explain|tell you about|go over|summarise|book|reserve} {the brochure|a demo slot|the pricing|it|a calendar invite|the details|the trial for you}?',
    'Is {this the best number|now a good time|your email still the same|tuesday okay|that correct|the order correct}?',
    'Are you {the decision maker|still using spreadsheets|happy to go ahead|ready to start}?',
    'Do you {have a minute|use a CRM|record your calls today|have a budget in mind}?',
    'Can I ask {a few questions|how many agents you have|who your manager is}?',
    '{Great|I see|Thanks}, {does that answer your question|anything else|does that make sense}?',
    'Do you have {agents|a support team|a sales manager|people answering the phones} {today|in house}?',
    'Does your team {talk to customers by phone|transfer calls to agents} today?',
    'Will {a manager|your boss|a colleague|an engineer} {join the demo|be involved|use it too}?',
    'Should I put {<name>|your manager|a colleague} as the {main contact|decision maker}?',
  ],
  either: [
    '{should I keep {answering|going|helping}|shall we continue|would you like to {continue|keep talking|go on} with me|do you want to stay with me|I could keep going|I can carry on|I can explain it} or {talk {to|with} a <role>|hand you over to <name>{| from sales}|bring in {a colleague|<name>|a <role>}|get {<name>|a <role>|a person} on the line|transfer you to a <role>|speak with a {person|human}}{, which do you prefer|, what would you like|}?',
  ],
  plain: [
    '{do you prefer|are you more interested in|would you like|should we go with} the {monthly|starter|blue|basic} {plan|option|one} or the {annual|premium|red|pro} {plan|option|one}?',
    '{should I email|shall I send} the brochure or the price list?',
    'Who {evaluates|decides on|uses|tests} {tools like this|the budget|it}, you or {a colleague|<name>|your manager}?',
    'Who should {I put as the main contact|I write to|get the invoice}, you or <name>?',
    'Is {Monday|this week} or {Tuesday|next week} better?',
  ],
};

/** Which words of an either-or question a reply may echo: the person, the name or the role in its second half. */
function echoes(question: string): { person: string; machine: string } {
  const second = question.slice(question.lastIndexOf(' or ') + 4);
  const word =
    /\b(Marcus|Priya|Sarah|John|Elena|Tom|Dana|Kevin|Maria|Alex|Hannah|Omar|Ben|Lucy|Victor|colleague|person|human|rep|specialist|engineer|expert|manager|representative|advisor|consultant|agent)\b/.exec(
      second,
    )?.[0];
  return { person: word ?? 'a person', machine: 'you' };
}

export function replies(random: Random, count: number): Reply[] {
  const make = (template: string): string => expand(template, lists, random);
  return Array.from({ length: count }, (): Reply[] => {
    const either = make('<either>');
    const plain = make('<plain>');
    const { person } = echoes(either);
    const other = echoes(plain).person;
    return [
      { prev: make('<handoff>'), text: make('<yes>'), label: 1 },
      { prev: make('<handoff>'), text: make('<yes>'), label: 1 },
      { prev: make('<handoff>'), text: make('<no>'), label: 0 },
      { prev: make('<offer>'), text: make('<yes>'), label: 0 },
      { prev: make('<offer>'), text: make('{<yes>|<no>}'), label: 0 },
      { prev: make('<offer>'), text: make('<yes>'), label: 0 },
      {
        prev: either,
        text: make(
          `{${person}|${person} please|the ${person}|the second one|the latter|I'd go with ${person}|rather ${person}|the second option}`,
        ),
        label: 1,
      },
      {
        prev: either,
        text: make(
          '{keep going|continue with you|the first one|the first option|you are fine|stay with you|go on|you can continue|carry on}',
        ),
        label: 0,
      },
      {
        prev: plain,
        text: make(`{the second one|the first one|the latter|${other}|${other} please|the ${other}|me|both}`),
        label: 0,
      },
    ];
  }).flat();
}
