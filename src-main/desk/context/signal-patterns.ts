/** What seriousness sounds like, by kind. Words are in lower case, contractions taken apart. */
import { countable, date, numeral } from './vocabulary.ts';

export type SignalKind = 'step' | 'commitment' | 'timeline' | 'budget' | 'authority' | 'size' | 'vendor';

const money = `(?:\\b(?:${numeral} ){1,5}(?:dollars|bucks|euros|pounds|grand|k|thousand|million)|\\d+k)`;
const documents =
  '(?:quotes?|proposal|contract|pricing|price list|agreement|paperwork|invoice|order form|offer|terms|link to sign)';

export const signalPatterns: readonly (readonly [SignalKind, RegExp])[] = [
  [
    'step',
    new RegExp(
      `\\b(?:send|email|mail|get) (?:it |that |them )?(?:me|us|over|it|that)? ?(?:over |with )?(?:a |an |the |your |some |that |those )?(?:\\w+ )?${documents}\\b`,
    ),
  ],
  [
    'step',
    /\bnext steps?\b|\bhow (?:do|can|would|could) (?:we|i) (?:sign up|get (?:this |it )?started|start|proceed|order|buy|move forward|go ahead)\b|\bwhere do (?:i|we) sign\b/,
  ],
  [
    'step',
    /\b(?:book|schedule|set up|arrange|have|get|see|like|want) (?:a|an|the) (?:\w+ )?(?:demo|meeting|trial|pilot|site visit|appointment|consultation|walkthrough|quote|estimate)\b/,
  ],
  [
    'step',
    new RegExp(
      `\\b(?:call|phone|ring|try) (?:me |us )?(?:back |again )?(?:\\w+ )?(?:${date}|after (?:lunch|work)|(?:this |in the )?(?:morning|afternoon|evening))`,
    ),
  ],
  [
    'commitment',
    /\b(?:ready to|(?:we|i) would|(?:we|i) will|happy to|want to|going to|like to) (?:\w+ )?(?:sign(?! (?:off|in|on)\b)|buy|move forward|go ahead|commit|switch over|join|enroll)\b|\b(?:let us do (?:it|this)|sign (?:me|us) up|count (?:me|us) in)\b/,
  ],
  [
    'timeline',
    /\b(?:contract|lease|policy|agreement|subscription|licen[sc]e|term|warranty|credit|renewal|deal)\b.{0,80}\b(?:ends?|expires?|runs? out|is up|is due|comes up|renews|is over|coming up)\b|\bdeadline\b|\bfiscal year\b/,
  ],
  ['timeline', new RegExp(`\\brenewal (?:date )?(?:is|comes)\\b|\\b(?:renew|renews) (?:in|on) (?:${date})`)],
  ['timeline', new RegExp(`\\b(?:by|before|until|from|around|in|on|starting|start|no later than|end of|for) ${date}`)],
  [
    'timeline',
    new RegExp(`\\b(?:within|in|in about|in the next|over the next) (?:the next )?${numeral} (?:days|weeks|months)\\b`),
  ],
  [
    'timeline',
    /\b(?:as soon as possible|asap|right away|immediately|straight away)\b|\b(?:next|this|end of the) (?:week|month|quarter|year)\b/,
  ],
  ['budget', /\bbudget\b|\b(?:set aside|can spend|spend up to|willing to pay|prepared to pay)\b/],
  [
    'budget',
    new RegExp(
      `\\b(?:pay|paying|spend|spending|pays|costs us|costing us|charges? us)\\b.{0,80}(?:${money}|\\b${numeral}\\b)|\\bwhat (?:we|i) pay (?:now|today|right now|currently|at the moment)\\b`,
    ),
  ],
  [
    'authority',
    /\b(?:i|we) (?:\w+ )?(?:make|makes|take) the (?:\w+ )?(?:decision|decisions|call)\b|\bi (?:can |will )?(?:decide|sign off)\b|\b(?:it is|that is) (?:my|our) (?:decision|call)\b|\bdecision ?maker\b|\bdecide together\b|\b(?:just|only) me\b(?= and|$)/,
  ],
  [
    'authority',
    /\b(?:my|our|the) (?:\w+ )?(?:boss|partner|wife|husband|cfo|ceo|cto|coo|director|board|manager|owner|lead|team|legal|lawyers|procurement)\b.{0,80}\b(?:decides?|signs? off|sign off|approves?|has to (?:sign|approve|agree)|has the (?:final|last)|agreed|said yes|final say)\b|\b(?:get|bring|have to convince|need to convince) (?:my|our) (?:\w+ ){1,3}(?:on ?board|in on)\b/,
  ],
  [
    'size',
    new RegExp(
      `\\b(?:we|i) (?:\\w+ )?(?:have|are|run|runs|got|operate|manage|own|employ|move|ship|make|handle|do) (?:\\w+ ){0,2}?\\b(?:${numeral} ){1,5}(?:\\w+ )?${countable}\\b|^(?:yes )?(?:about|around|roughly|maybe|some|like|over|almost|nearly|currently|probably|approximately)? ?\\b(?:${numeral} ){1,5}(?:\\w+ )?${countable}\\b|\\b(?:${numeral} ){1,5}(?:\\w+ )?${countable} (?:a|per|each|every) (?:day|week|month|year)\\b`,
    ),
  ],
  [
    'vendor',
    /\b(?:we|i) (?:\w+ )?(?:use|are using|am using|work with|run on|are on|are with|am with|switched from|have been using|have been with) (?!it\b|that\b|this\b|them\b|you\b|the phone\b|a call\b|my\b|vacation\b)\w/,
  ],
  [
    'vendor',
    /\b(?:our|my|the) (?:current|present|existing) (?:\w+ )?(?:provider|vendor|supplier|system|tool|carrier|software|insurer|contract|plan|setup|installer|one|company)\b|\b(?:your competitors?|other (?:vendors?|compan(?:y|ies)|quotes?|suppliers?|providers?)|comparing|switch(?:ing)? from|already have (?:a|an) |quoted (?:me|us)|quotes? from|(?:signed|went) with (?!it\b|that\b|this\b|my\b))/,
  ],
];

/** What the AI asks about, and what an answer to it holds. */
export const askedPatterns: readonly (readonly [SignalKind, RegExp, RegExp])[] = [
  ['size', /\bhow (?:many|big|large)\b/, new RegExp(`\\b${numeral}\\b`)],
  [
    'timeline',
    /\bwhen\b|\bhow soon\b|\bby when\b|\btimeline\b|\bdate\b|\bdeadline\b/,
    new RegExp(
      `^(?!.*\\b(?:you|she|he|they)\\b).*\\b(?:${date}|days?|weeks?|months?|quarter|years?|soon|asap|immediately|possible|now)\\b`,
    ),
  ],
  ['budget', /\bbudget\b|\bhow much (?:do|are|would|can|have)\b|\bspend\b|\bpaying\b/, new RegExp(`\\b${numeral}\\b`)],
  [
    'authority',
    /\bwho (?:else )?(?:decides|is involved|makes|signs|needs|has)\b|\bwho else\b/,
    /\b(?:me|i|my|our|we|wife|husband|boss|cfo|ceo|board|partner|myself|owner|director)\b/,
  ],
  [
    'vendor',
    /\b(?:what|who|which)\b.{0,60}\b(?:using|use|insures?|supplies|provides|is your (?:\w+ )?(?:provider|vendor|supplier|carrier))\b/,
    /^(?!.*\b(?:not|nothing|no|none|nobody|never)\b)(?:\S+(?: |$)){1,9}$/,
  ],
];
