/** What objections sound like, by kind. Words are in lower case, contractions taken apart. */

export type ObjectionKind = 'price' | 'time' | 'need' | 'trust' | 'stall' | 'terms' | 'fit';

export const objectionPatterns: readonly (readonly [ObjectionKind, RegExp])[] = [
  [
    'price',
    /\b(?:too|so|that is|it is|this is|bit|sounds|seems|looks) (?:\w+ )?(?:\w+ )?(?:expensive|pricey|steep|costly|overpriced)\b/,
  ],
  [
    'price',
    /\btoo much(?: money| honestly)?$|\btoo much (?:money|for (?:us|me|that|this))\b|\b(?:that|it|this|(?:price|cost|rate|premium|fee|quote)) is (?:way |just |really |still |so |pretty |very |a bit |kind of |a little )*(?:too (?:much|high)|high)\b|\bcosts? (?:too much|a fortune)\b|\bcan not afford\b|\ba lot of money\b/,
  ],
  [
    'price',
    /\b(?:more|higher) than (?:we|i) (?:\w+ )?(?:budget\w*|expected|hoped|planned|thought|pay|can|have|want)\b|\b(?:that|it|this) is (?:almost |nearly |about |like |more than )?(?:double|twice|triple|three times)\b|\b(?:double|twice) (?:what|as much)\b/,
  ],
  [
    'price',
    /\b(?:over|above|beyond|outside|out of|not in|exceeds) (?:our|my|the) budget\b|\b(?:no|not have (?:the|a|any)) budget\b/,
  ],
  [
    'time',
    /\bnot (?:the|a) (?:right|good|best) (?:time|moment)\b|\bbad (?:time|timing)\b|\btoo busy\b|\bnot ready(?: yet)?\b|\btoo (?:early|soon) for (?:us|me)\b|\bnot a priority\b|\bno time for\b/,
  ],
  [
    'need',
    /\bnot (?:really |actually |even )?interested\b|\bno interest\b|\bnot (?:really |actually |even )?need (?!to\b)|\bno need for\b|\b(?:happy|satisfied|fine|good) with (?:what|our|my|the (?:one|current|present)|who)\b|\balready (?:have|got) (?:a|an|one|someone|somebody|something) |\bnot (?:really )?care about\b/,
  ],
  [
    'need',
    /\b(?:we|i) (?:are|am) all set\b|\bdo not (?:really )?see (?:the|any) (?:point|value|need|benefit)\b|\bnot see (?:why|how) (?:we|i|this|that)\b/,
  ],
  [
    'trust',
    /\b(?:i|we) (?:am|are|was|were) (?:(?!not\b|no\b)\w+ ){0,2}(?:worried|concerned|nervous|skeptical|sceptical|hesitant|reluctant|afraid|unsure|uncomfortable|on the fence)\b|\bnot (?:\w+ )?(?:convinced|comfortable)\b/,
  ],
  [
    'trust',
    /\b(?:my|our|the|one|only|biggest|main) (?:\w+ )?(?:concern|worry|fear|hesitation|reservation|objection|doubt) (?:here )?(?:is|was|would)\b|\b(?:concerns|worries|bothers|scares|bugs) (?:me|us)\b/,
  ],
  [
    'trust',
    /\bnot (?:really |so |quite |too |totally )?sure (?:about|whether|(?:if|that) (?:it|that|this|you|we|i|our|my|they|the)|it|this|that is|our|my|they|the (?:team|board))\b|\bdo not (?:really )?trust\b|\bhave (?:my|our|some) doubts\b|\bi doubt (?:it|that)\b/,
  ],
  [
    'trust',
    /\btoo good to be true\b|\b(?:got|been|were|was) burned\b|\bbad experiences?\b|\bheard bad things\b|\btoo risky\b/,
  ],
  [
    'trust',
    /\b(?:last|previous|old|former) (?:supplier|vendor|provider|company|rollout|system|installer|carrier|agency|contractor|time)\b.{1,120}\b(?:took|raised|put it up|put up|failed|left|broke|lost|overcharged|burned|doubled|late|disaster|mess|never|said that)\b/,
  ],
  [
    'stall',
    /\b(?:need|have|want|would like|going|like|got) to (?:\w+ )?(?:think (?:about|it|this|on)|sleep on|(?:talk|speak|check|discuss|run) (?:\w+ )?(?:with|to|by|past) (?:my|our|the)|run (?:it|this|that) (?:by|past)|discuss (?:it|this|that) |ask my)/,
  ],
  [
    'stall',
    /\b(?:let me|let us|i will|i would|we will) (?:have to |need to |just )?(?:think (?:about (?:it|this|that)|it over|on it)|sleep on it|(?:run (?:it|this|that) (?:by|past)|check with|talk to|speak to|speak with|discuss (?:it|this|that) with|ask) (?:my|our|the))\b|\bneed (?:some |more )?time to think\b/,
  ],
  [
    'terms',
    /\b(?:do|would|will) not (?:\w+ )?(?:want|like|need|sign) (?!to (?:talk|speak|be called|be rude|hear|waste|chat)|(?:you|a|an|any|this|the) (?:robot|bot|machine|call|calls|person|human|agent))(?:to |an? |another |any |holes|that |this |some |more |long |anything |the )/,
  ],
  [
    'terms',
    /\bnot (?:really |so |very |quite )?(?:happy|okay|thrilled|crazy) (?:with|about)\b|\blocked in(?:to)?\b|\b(?:would|will) need to change\b|\bcan not (?:sign|commit|agree|accept|do) (?:to |that|this|for|a |it )/,
  ],
  [
    'fit',
    /\b(?:is|are|was|were|be|sounds|seems|looks|way|bit|far|little|just|its|really) too (?:\w+ )?(?:long|slow|complicated|complex|big|small|short|difficult|hard|late|risky|limited|basic|rigid|heavy)\b|\bis a (?:very |really )?long time\b|\b(?:too|kind of|pretty|quite|rather|bit) far\b(?! so)|\b(?:will|would|are going to) (?:hate|not (?:like|use|accept|want)) (?:this|that|it)\b/,
  ],
  [
    'fit',
    /\b(?:that|this|it) (?:is|would|will) (?:just |really |still |simply )?(?:not (?:be )?(?:enough|work for|good enough|acceptable|going to work|an option|realistic)|an? (?:big |real |huge |bit of a )?(?:deal ?breaker|problem|issue|concern|no go))\b|\b(?:that|this|it) (?:will|would|does) not (?:work|make sense) for\b|\b(?:we|i) do not work with\b/,
  ],
];
