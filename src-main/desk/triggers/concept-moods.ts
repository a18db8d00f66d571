/** How a caller feels and where the talk is going. See `concept-list.ts`. */
import type { ConceptSource } from './concept-source.ts';

const kin =
  'wife|husband|partner|boss|manager|brother|sister|board|committee|cfo|ceo|team|dad|mum|mother|father|cousin|accountant|director|owner';

export const moodSources = {
  doubt: {
    says: 'doubts',
    patterns: [
      /\b(not|never) (so |too |really |quite |entirely |all that )?(sure|certain|convinced|ready|comfortable|there yet)\b/,
      /\b(do|does) not (really |honestly )?know\b|\bno idea whether\b|\bin two minds\b|\bon the fence\b/,
      /\b(think|chew|mull|sleep|sit) (about |on |over )?(it|this|that)\b|\bthink (it )?(over|about)\b|\bhave to think\b|\bneed to think\b/,
      /\b(cold feet|second thoughts|back and forth|hold off|too (soon|fast|quick)|big (step|decision)|take the plunge)\b/,
      /\b(do|does|did) not (feel|sit) right\b|\bnot (putting pen|signing|doing this)\b|\bblind\b|\b(do|does) the sums\b/,
      /\b(ring|call|get back to) you (back )?(in|later|on|when|after)\b|\bhand (that|it) over\b/,
    ],
    near: 'doubt hesitant worried nervous scared unsure uncertain reluctant anxious uneasy skeptical wary torn',
  },
  burned: {
    says: 'has been let down before',
    patterns: [
      /\b(last|previous|old|other|first) (vendor|supplier|lot|company|agent|provider|rollout|crowd|people|one|time)\b/,
      /\b(been|got|were|was) (burned|burnt|caught|stung|let down|cheated|fined|hit)\b|\bonce before\b|\bwent wrong\b/,
      /\b(broke|killed|ruined|sank|finished) (me|us|him|her|them|my|our)\b|\bregret/,
      /\b(said|told (me|us)) (the same|that|so) (too|as well|before|then|and)\b|\bsaid the same\b/,
    ],
    near: 'nightmare traumatic disaster failed scam cheated regret fiasco horrid',
  },
  consults: {
    says: 'has to ask others',
    patterns: [
      new RegExp(
        `\\b(ask|talk to|speak to|check with|run (it|this|that) (by|past)|discuss (it|this) with|see what) (my|our|the|his|her) (\\w+ )?(${kin})\\b`,
      ),
      new RegExp(`\\b(my|our) (${kin})( is|'s)? (half|also|too|does|decides|has to|would|will|talks)\\b`),
      /\b(pass (it|this|that) on|put it to|bring (it|that) to|take it to) (to )?(the|my|him|her|them)\b/,
    ],
    near: '',
  },
  anger: {
    says: 'is annoyed',
    patterns: [
      /\b(heaven|god|christ|pete|goodness|crying out loud)( is|'s)? ?sake\b|\bfor crying out loud\b|\boh (lord|god|come on)\b/,
      /\bare you (deaf|serious|kidding|listening|even|joking|having)\b|\bwhat (the hell|on earth|is wrong)\b|\bcome on\b/,
      /\b(fed up|sick of|had enough|waste of (my )?time|wasting my|run around|taking the|nobody (answers|listens|reads|cares))\b/,
      /\b(unbelievable|ridiculous|outrageous|unacceptable|pathetic|shambles|hopeless|useless|disgrace\w*|joke|nonsense|rubbish)\b/,
      /\b(another|bloody|stupid|damn|goddamn|fucking|effing) (robot|machine|computer|bot|recording|thing)\b|\bhow you treat\b/,
      /\b(your|you) (site|system|app|people|lot|records|records are|billed|fined|charged|took) (is|are|me|us|wrong|my|hung|it twice)\b/,
    ],
    near: 'furious angry annoyed ridiculous absurd outrageous infuriating fuming disgusted',
  },
  repeats: {
    says: 'says it was said before',
    patterns: [
      /\b(i|we) (have |had )?(already|just) (\w+ )?(said|told|asked|paid|did|done|gave|explained|answered)\b|\bi (have )?told you\b/,
      /\bnot (quite |exactly |at all )?what i (asked|said|meant|want)\b|\b(i|we) (am|are|was) not asking\b|\bmy (point|question)\b/,
      /\b(second|third|fourth|fifth|umpteenth|hundredth) time\b|\b(twice|three times|four times|ten times|x times|how many times)\b/,
      /\b(round and round|in circles|going round|same (question|answer|thing)|broken record)\b|\byou (keep|kept)\b/,
      /\b(as|like) i (said|told|mentioned)\b|\bi (said|asked)\b|\bonce (more|again)\b|\bagain i\b|^no (i|not|same|it)\b|\bstill (no|not|waiting|the same)\b/,
    ],
    near: '',
  },
  delight: {
    says: 'likes it',
    patterns: [
      /\b(love|loved|like) (it|that|this|the sound)\b|\b(that|this|it) is (great|good|brilliant|perfect|amazing|clever|neat|sick|exactly|easier|better)\b|\b(settles it|save my life|pays for itself|that will do|sorted|marvellous|sold)\b/,
    ],
    near: 'brilliant excellent fantastic wonderful perfect amazing awesome marvelous delighted',
  },
  idle: {
    says: 'is only looking',
    patterns: [
      /\b(just|only|simply) (looking|browsing|curious|checking|poking|wondering|comparing|playing|seeing)\b|\bno (thanks|hurry|plans|rush|dates)\b|\bnot (interested|really|in the market|until|now)\b/,
      /\b(wrong number|by accident|my (thesis|hobby)|student|dreaming|some day|one day|next year|in (two|three|five|ten|a few) years|happy with|already (signed|have|got)|little charity|keep it in mind)\b/,
    ],
    near: '',
  },
  farewell: {
    says: 'ends the matter',
    patterns: [
      /\b(bye|goodbye|cheers|ta|see you|take care|talk (soon|later)|good day|that is (all|it)|we are good)\b/,
      /\b(thanks|thank you)( so much| a lot| a million| very much| for \w+)?$|^(okay |great |lovely |perfect |brilliant |all right )?(thanks|thank you)\b/,
    ],
    near: '',
  },
  settled: {
    says: 'is content with the answer',
    patterns: [
      /\b(got it|makes sense|that works|that is (fine|it|all|quick|fast)|will do|fair enough|i see|good to know|sounds good|no problem|all right then|go on then|might as well|fine by me)\b/,
      /^(okay|right|great|perfect|lovely|super|cool|good|fine|yes please|champion|fab)\b/,
      /\b(send|email|text|post) (me|it|us|a)\b.{0,25}\b(link|sheet|form|email|brochure|quote|post|details)\b|\bon the (site|app|website)\b/,
    ],
    near: '',
  },
  urgent: {
    says: 'is in a hurry for it',
    patterns: [
      /\b(right now|as we speak|today( still)?|tonight|this (morning|afternoon|minute)|tomorrow|by noon|at once|now or|straight away|in an hour|already late)\b/,
      /\b(urgent\w*|emergency|waiting|hurry|starting (sunday|monday|tomorrow)|lorry|short staffed|shaking)\b/,
    ],
    near: 'urgent emergency immediate',
  },
  machine: {
    says: 'minds talking to a machine',
    patterns: [
      /\b(robot|machine|computer|recording|bot|automated|ai)( voice)?\b|\b(on|over|by) the (tele)?phone\b|\breading (me|what)\b|\b(slogan|brochure|manual|script)\b/,
    ],
    near: '',
  },
} as const satisfies Readonly<Record<string, ConceptSource>>;
