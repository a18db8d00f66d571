/** What a caller's words are about. See `concept-list.ts`. */
import type { ConceptSource } from './concept-source.ts';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const days = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const moments = `${months}|${days}|christmas|easter|harvest|spring|summer|autumn|fall|winter|noon|tomorrow|q[1-4]|next (week|month|year)|the (end|first|weekend|season|year|audit)|week \\d+|\\d+(st|nd|rd|th)?`;
const person =
  'person|human|people|somebody|someone|anybody|anyone|colleague|specialist|expert|engineer|architect|planner|adviser|advisor|rep|representative|manager|lawyer|team|desk|guy|fella|fellow|lady|lad|bloke|folks|officer|lead|owner';

export const matterSources = {
  'next-step': {
    says: 'asks for the next step',
    patterns: [
      /\b(who|whom) (do|should|can|would|will) (i|we) (talk|speak|sign|get|call|see|fix|deal|need)\b|\bwith who\b|\bwhose (diary|calendar|desk|name)\b/,
      /\bwho (is|will be) my\b|\bwho (sets?|does|runs|leads|owns|handles|organises) (it|this|that|the|those|up)\b/,
      /\bhow (do|can|could|soon can|fast can|quickly can|would) (i|we|you) (get|start|sign|begin|proceed|move|order|be|have|go)\b|\bwhat (happens|comes|is) (now|next|the next)\b/,
      /\bwhere do (i|we) (sign|click|pay|start)\b|\bcan (you|we|they|i) (start|begin|be here|deliver|come|install|do it|guarantee|sign|order|have it)\b/,
      /\b(send|get) (me|us|it|over|that)( over)? (the |a |an |your )?(contract|proposal|paperwork|invitation|offer|quote|order|agreement)\b|\bmake us (the|a)\b/,
      /\b(let us|lets) (start|do|go|get|book|sign|talk)\b|\b(get|have|got) (it|this|that|them|us|me) (in|live|started|done|installed|going|running|on it)\b/,
      /\bfix the date\b|\b(book|sign|put) (me|us) (in|up|down)\b|\b(i am|we are|count (me|us)) in\b|\bgo(ing)? ahead\b|\bdo i need to sign\b|\bsomeone (of you )?(to )?come\b/,
    ],
    near: '',
  },
  money: {
    says: 'has the money for it',
    patterns: [
      /\b(budget|funds?|funding|money|spend|mandate|purchase order|po)\b.{0,30}\b(approved|signed|through|there|set aside|released|allocated|ready|cleared|number|not the (issue|problem))\b/,
      /\b(approved|signed off|set aside|kept back|released|allocated|allowed|gave me|put aside)\b|\binside what|within what|\bpay (tonight|today|now|up front|for itself)\b/,
      /\bsign (a )?(po|purchase order|it|this|that|something) (tonight|today|now|this)\b|\bgot the po\b|\bpays for itself\b|\bsigned money\b/,
    ],
    near: '',
  },
  deadline: {
    says: 'has a date to keep',
    patterns: [
      new RegExp(
        `\\b(by|before|until|till|in|on|from|for|starting|starts?|since) (the |early |mid |late |next |this |our |my )?(${moments})\\b`,
      ),
      /\b(this|the end of the|within the|same) (week|month|quarter|year|day)\b|\b(today|tonight|right now|straight away|asap|immediately)\b/,
      /\b(expires?|runs out|ends in|is up|up for renewal|closes on|sits on|votes|deadline|shortlist|due|end of support|opens?|opening|go live|going live)\b/,
      /\b(six|four|eight|ten|twelve|two|three|\d+) (days|weeks|months)\b/,
    ],
    near: 'deadline',
  },
  authority: {
    says: 'can decide, or names who does',
    patterns: [
      /\bi (decide|can sign|sign|own|run|manage|can approve|would put my name|am the (owner|boss|one))\b|\bmy (decision|call|name on it)\b/,
      /\b(board|committee|council|director|ceo|cfo|chair|partners?|owners?|head of \w+|supervisory board) (wants|meets|votes|has|have|already|sits|needs|approved|agreed|said|is ready|want|released)\b/,
      /\b(on my desk|steering committee|audit committee|rfp|tender|shortlist\w*)\b|\bboard vote/,
    ],
    near: '',
  },
  law: {
    says: 'speaks of contract, law or liability',
    patterns: [
      /\b(liab\w+|contract\w*|clause\w*|legal\w*|lawyers?|solicitors?|complian\w+|regulat\w+|audit\w*|certif\w+|gdpr|privacy|penalt\w+|indemni\w+|subpoena\w*|privilege|insured|insurer|insurance|carrier|licen[cs]e\w*|credential\w+|jurisdiction|warrant\w+|guarantee\w*|sla|dpa|hipaa|consent|agreement\w*|terms)\b/,
      /\bwho (owns|pays|carries|cops|is (on the hook|responsible|liable)|signs)\b|\bdata protection\b|\b(processor|controller)\b|\bin writing\b|\bput (something|it|that) in writing\b|\btax(man|es)?\b|\bminimum (hours|term)\b/,
    ],
    near: 'liability lawsuit regulator statute arbitration',
  },
  technical: {
    says: 'asks how it works technically',
    patterns: [
      /\b(integrat\w+|api|apis|sso|saml|protocol\w*|modbus|server\w*|encrypt\w+|database|migrat\w+|cutover|hardware|firmware|interface|endpoint\w*|certified|compatib\w+|interoperab\w+|hosted|latency|uptime|accuracy|kilowatts?|pressure|spindle|platform)\b/,
      /\b(work|works|talk|talks|connect|connects|sync|syncs|speak|speaks|read|run|runs) (with|to|on|from|under) (our|my|the|your|a)\b|\bhow (does|do|would) (it|that|this|the|you)\b/,
    ],
    near: 'server protocol interface encryption middleware firmware',
  },
  custom: {
    says: 'wants something out of the ordinary',
    patterns: [
      /\b(exception\w*|custom\w*|bespoke|special|negotiat\w+|waive\w*|tailor\w*|tranche\w*|pilot|split|shorter|longer|one off|out clause|flexible|dedicated|our own|master agreement|same price)\b/,
      /\b(could|can|would) (it|you|your people|that|we|they) (be|build|do|make|take|change|sign|split|match)\b|\bwould (it )?have to\b|\bunless\b|\bonly if\b|\bnot yours\b|\bacross (the lot|all)\b|\bone (contract|agreement|bill)\b/,
    ],
    near: 'bespoke customized tailored',
  },
  decisive: {
    says: 'says everything hangs on it',
    patterns: [
      /\b(hard requirement|deal ?breaker|must have|the (only|whole|core|real|main|very|exact) (question|thing|bit|part|problem|point|reason|issue))\b/,
      /\b(that|this|it) is (exactly |just |kind of |kinda |precisely )?(the|what|my) (part|bit|thing|question|core|problem|point|whole|only|one)\b|\bmatters?\b|\bmake or break\b/,
      /\b(will|would|do|does|can|could) not (move|sign|go|touch|risk|accept|agree|commit|pay|get us|buy|take)\b|\bno point\b|\bis (a )?no\b|\bare we done\b/,
      /\b(till|until|before|without) (i|we|he|she|they|someone|somebody|that|anything|it|the) (is|has|have|know|knows|see|sees|agree|signs?|spells?|can|answers?|gets?|else|certificate)\b/,
      /\b(i|we) (must|need to|have to|got to|want to) (know|understand|see|hear|be sure|have it)\b|\bif not\b|\byes or no\b|\bwalk me through\b/,
    ],
    near: 'crucial essential critical vital',
  },
  person: {
    says: 'speaks of a person to deal with',
    patterns: [
      new RegExp(`\\b(your|a|an|some|another|actual|real|the right|someone's) (\\w+ ){0,2}(${person})\\b`),
      /\b(someone|somebody|anyone|anybody|whoever|who|one of (you|them|those)) (over there|there|who|that|can|could|has|from|in|on|will|built|did|knows|might)\b/,
      /\b(pass|put|get|give|hand|patch|transfer|connect) (me|us|\w+) (on|onto|to|through|over|a|an|some\w+|who\w+)\b|\bhear it from\b|\bsit (down )?with\b/,
      /\b(call|ring|phone|contact) (me|us)\b|\bin (that|the) room\b|\bface to face\b|\bcome (and|to|by|out)\b|\btalk (with|to) the\b/,
    ],
    near: '',
  },
  size: {
    says: 'names a number that is not small',
    patterns: [
      /\b(dozens?|hundreds?|thousands?|million\w*|billion\w*|grand|\d{2,}|fifty|sixty|seventy|eighty|ninety|forty|thirty|twenty)\b/,
      /\b(nine|ten|eleven|twelve|fourteen|sixteen|several|all our|every one of our) (\w+ )?(plants|sites|stores|buildings|branches|offices|locations|centers|centres|clinics|schools|depots|markets|countries|states)\b/,
    ],
    near: '',
  },
  pain: {
    says: 'has a problem to solve',
    patterns: [
      /\b(lose|losing|lost|missed|miss|fined|broken|broke|fails?|failing|falls over|crashes|stops?|mess|manual|manually|by hand|on paper|paper|spreadsheet|headache|obscene|waste|wasting|errors?|late|behind|blind|short of|leak\w*|stuck|down)\b/,
      /\b(nobody|no one) (trusts|knows|noticed|likes|answers|was told)\b|\bcan not (keep up|do|hire|make out|find)\b|\btakes? (forever|hours|days|two|three)\b/,
    ],
    near: 'problem trouble hassle chaos bottleneck',
  },
  price: {
    says: 'speaks of the price',
    patterns: [
      /\b(price\w*|cost\w*|charge\w*|rate|rates|fee|fees|quote|expensive|cheap\w*|discount\w*|cap|how much|ballpark|damage|dollars|pounds|euros|quid|per (month|year|seat|user|head))\b/,
    ],
    near: '',
  },
  bargain: {
    says: 'would commit on a condition',
    patterns: [
      /\bif (you|it|that|this|we|they|there|so|yes)\b.{1,80}\b(i|we) (will|would|can|could|order|sign|take|buy|switch|am|are|have)\b|\b(i|we) (will|would|can) (sign|buy|take|order|switch|move|pay|put)\b/,
      /\b(or|otherwise) (i|we|you|it) (am|are|will|would|is|call|can)\b|\bthen (i|we|get|let|please)\b|\bget us\b/,
    ],
    near: '',
  },
  denies: {
    says: 'is told that the AI cannot say',
    patterns: [
      /\b(can|could|am|are|is|be|do|does|would) not (\w+ )?(able|certain|sure|say|advise|help|give|commit|promise|have|know|comment|change|confirm|want to promise|something i)\b/,
      /\b(unable|depends? on|need to check|have to check|would have to (check|ask)|i only|no (details|information)|set out in|differ\w*|beyond what|outside)\b/,
      /\b(our (help page|standard|package)|you can rest assured|fully compliant|all (major|large|regulations)|used (by|in) (over|many)|i understand (that)?)\b/,
    ],
    near: '',
  },
} as const satisfies Readonly<Record<string, ConceptSource>>;
