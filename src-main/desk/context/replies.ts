/** What the AI's reply does with what was asked or objected, and how the prospect takes it. */
import { assentOf } from '../triggers/lexicon.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type AnswerNeeded, asksForPerson } from './questions.ts';

export interface Reply {
  /** Puts it off, or says that it cannot. */
  readonly defers: boolean;
  /** Did not hear. */
  readonly lost: boolean;
  /** Begins with yes, no or their like. */
  readonly sides: boolean;
  readonly hasNumber: boolean;
  readonly hasTime: boolean;
  /** States something, beyond politeness and questions. */
  readonly states: boolean;
}

const lostPattern =
  /\b(?:(?:did|do|could|can) not (?:quite )?(?:catch|hear|get that|understand (?:that|you|the question))|repeat (?:that|it|the|please)|could you repeat|rephrase|say (?:that|it) again|pardon|come again|one more time)\b/;
const people =
  '(?:colleagues?|specialists?|experts?|planners?|agents?|advisors?|advisers?|managers?|engineers?|installers?|teammates?|someone|somebody|representatives?|consultants?|underwriters?|person|team|partner)';
const deferPattern = new RegExp(
  [
    '\\b(?:am|are) not (?:able|sure|certain|allowed|authorized|authorised|the right)\\b',
    '\\b(?:i|we) do not (?:actually |currently |really )?(?:know|have (?:an|the|that|any|enough|access|details|information|this))\\b',
    '\\b(?:can|could|will|would|may|must|should) not (?:\\w+ )?(?:say|answer|tell|give|quote|confirm|promise|share|guess|speak|comment|discuss|help|negotiate|commit|go into|do that|want to promise|decide)\\b',
    '\\b(?:i|we) (?:can|could) not (?!wait)',
    '\\bnot want to (?:promise|guess|say|speculate)\\b|\\bwould rather not\\b|\\bget back to you\\b|\\bfollow up (?:with|on|by)\\b',
    '\\b(?:have|need|want|like) to (?:check|ask|look (?:it|that|this|into)|find out|confirm)\\b',
    '\\blet (?:someone|somebody|one of|(?:a|my) colleague|our team)\\b',
    '\\blet me (?:just )?(?:check|ask|find|get (?:a|one|my|someone)|bring|connect|transfer|look)\\b',
    `\\b${people}\\b(?: \\w+){0,3} (?:can|could|will|would|knows?|might) (?:\\w+ )?(?:tell|answer|help|explain|decide|call|take|go|walk|give|confirm|quote|discuss|know|cover|advise|reach|show|clear)\\b`,
    `\\bquestion for (?:\\w+ ){0,4}${people}\\b|\\bfrom here\\b|\\bbring (?:in|on|you)\\b|\\bconnect you\\b|\\btransfer you\\b|\\bput you through\\b|\\bpass (?:that|this|it) on\\b|\\bgetting (?:a|you) `,
    '\\b(?:best|better) answered\\b|\\bno (?:answer|information|details)\\b|\\bbeyond (?:what|my)\\b|\\boutside (?:of )?(?:what|my)\\b|\\bnot something i\\b|\\b(?:it|that) (?:all )?depends\\b|\\bdepends on\\b',
  ].join('|'),
);
const polite =
  /^(?:(?:that is |what )?(?:an? )?(?:great|good|excellent|fair|interesting|valid) (?:question|point)|(?:i|we) (?:completely |totally |fully |do )?(?:understand|see|hear|get|appreciate|know how)|(?:thank|thanks|sorry|i am sorry|my apologies|i apologi[sz]e|happy to|glad|ask me|good to|great to|nice to|noted|understood|got it|no problem|of course|one moment|hello|hi|that (?:is|sounds) (?:great|good|like|a|fair|exactly|understandable|helpful)|makes sense|that makes sense|we hear|have a (?:good|great|nice|lovely)|take care|i will (?:make a note|note|take a note)|good ?bye|many (?:of our )?customers))\b/;
const yielding = /^(?:(?:yes|no|sure|okay|great|right|good|well|certainly|absolutely|hmm|so|perfect) )+/;
const number =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|twice|once|dozen|free|included|no cost|no charge|unlimited|nothing)\b/;
const time =
  /\b(?:\w+days?|days?|weeks?|months?|years?|hours?|minutes?|today|tomorrow|january|february|march|april|may|june|july|august|september|october|november|december|immediately|right away|straight away|instantly|spring|summer|autumn|fall|winter|quarter|seconds?)\b/;

export function replyOf(text: string): Reply {
  const clauses = clausesOf(text);
  const words = clauses.map((clause) => clause.words).join(' ');
  return {
    defers: deferPattern.test(words),
    lost: lostPattern.test(words),
    sides:
      /^(?:hmm |well |so )?(?:yes|no|it (?:is|does|can|will)|we (?:do|can|are|will)|you can|they (?:do|are|can)|correct|exactly)\b/.test(
        words,
      ),
    hasNumber: number.test(words),
    hasTime: time.test(words),
    states: clauses.some(stating),
  };
}

function stating(clause: Clause): boolean {
  if (clause.asks) return false;
  const rest = clause.words.replace(yielding, '');
  return rest.split(' ').length >= 3 && !polite.test(rest);
}

export function answers(reply: Reply, needed: AnswerNeeded): boolean {
  if (reply.lost) return false;
  if (reply.defers) return needed === 'yes-no' && reply.sides;
  switch (needed) {
    case 'number':
      return reply.hasNumber;
    case 'time':
      return reply.hasTime;
    case 'yes-no':
      return reply.sides || reply.states;
    case 'words':
      return reply.states;
  }
  return needed satisfies never;
}

/** How a prospect takes what the AI has just said. */
export type Reaction = 'accepts' | 'pushes-back' | 'moves-on' | 'wants-person' | 'says-nothing';

const pushback =
  /\bnot what i (?:asked|mean|meant|said|wanted)\b|\b(?:did|have|do|are) not (?:really )?answer|\bnot answer(?:ing|ed)?\b|\bi (?:already |just )?(?:asked|told you)\b|\basked (?:you|about)\b|\bnot my question\b|\b(?:same (?:thing|question|answer)|you keep (?:saying|asking|telling|repeating|giving)|you (?:have )?(?:already )?told me)\b|\bnot an answer\b|\bi mean(?:t)?\b.*\b(?:not|but)\b|\bthat one matters\b|\bmatters to (?:me|us)\b/;
const acceptance =
  /^(?:(?:oh|ah|yes|hmm|well|and|so|right|okay|no) )*(?:okay|sure|fair enough|fair|makes sense|that makes sense|good|great|perfect|alright|cool|nice|fine|excellent|understood|got it|good to know|that (?:is|sounds|works|helps|would)(?: \w+)? ?(?:good|fine|great|perfect|okay|better|fair|reasonable|helpful|work)?|works for|sounds|i see|awesome|wonderful|lovely|thanks|thank you)\b/;
/** More than an "okay" on the way to a person. */
const satisfied = /\b(?:makes sense|fair|good|great|perfect|helps|works|thanks|thank you)\b/;
const holding =
  /^(?:(?:well|hmm|okay|yes|no|right|so|i see) )*(?:but|still|however|no way|even so|not really|i do not think|i am not sure|that is still|that does not|it is still|come on)\b/;
const person =
  /\b(?:person|human|someone|somebody|agent|representative|manager|colleague|supervisor|specialist|talk to them|real)\b/;

export function reactionTo(words: string, clauses: readonly Clause[]): Reaction {
  if (pushback.test(words) || holding.test(words)) return 'pushes-back';
  const first = clauses[0]?.words ?? '';
  const tokens = clauses[0]?.tokens ?? [];
  if (/\b(?:not|never)\b/.test(first) && !/\bnot (?:bad|a problem)\b/.test(first)) return 'pushes-back';
  if (asksForPerson(words) && !satisfied.test(words)) return 'wants-person';
  if (acceptance.test(words) || (clauses.length === 1 && assentOf(tokens) > 0)) return 'accepts';
  if (/^no\b/.test(first)) return 'pushes-back';
  if (person.test(words)) return 'wants-person';
  return clauses.some((clause) => clause.asks) ? 'moves-on' : 'says-nothing';
}

/** True where the prospect says that an earlier question has not been answered. */
export function reopens(words: string): boolean {
  return pushback.test(words);
}
