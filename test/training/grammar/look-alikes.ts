/** Turns that hold the words of a request and ask for no person. */
import type { Random } from '../random.ts';
import { expandAll, type Lists } from './expand.ts';
import { people } from './people.ts';

const lists: Lists = {
  ...people,
  own: ['my', 'our', 'the other', 'my own', "our company's", "my husband's", 'their'],
  third: [
    'customers',
    'clients',
    'callers',
    'patients',
    'users',
    'guests',
    'buyers',
    'our leads',
    'people',
    'members',
    'tenants',
    'students',
  ],
  does: [
    '{handles|runs|reviews|manages|owns|decides on|signs off on} {that|the budget|the contracts|it|purchasing}',
    '{is|was} {out today|on vacation|new|the decision maker|fine with it|in Berlin}',
    'will {attend|look at it|join the demo next week|use it|need a login}',
    '{quit|left} last {month|year|week}',
    '{told|asked} me to {look into this|compare tools|get a price}',
    'already {uses it|signed up|approved it|saw the demo}',
  ],
  thing: [
    'pricing',
    'the contract terms',
    'the integrations',
    'the dashboard',
    'the trial',
    'the onboarding',
    'the reporting',
    'how it works',
    'the features',
    'the setup',
    'security',
    'next steps',
    'my loan',
    'my booking',
  ],
  feature: [
    'agent dashboard',
    'agent seats',
    'operator licenses',
    'supervisor view',
    'rep performance reports',
    'manager approvals',
    'agent scripting',
    'call transfer feature',
    'live chat widget',
    'human handoff feature',
    'representative scorecards',
    'call routing',
    'team inbox',
    'specialist tier',
  ],
};

const templates: readonly (readonly [weight: number, template: string])[] = [
  [70, '{<own>} {<role>|manager|boss|team|assistant|sales team|support staff|human resources team|partner} <does>'],
  [
    50,
    "{I|I'll|we} {need to|will|'d have to|have to|want to|should} {talk to|speak with|check with|discuss it with|run it by|consult} {my|our} {boss|manager|team|partner|wife|husband|cfo|lawyer|colleagues|board|it people|accountant|supervisor}{| first| before deciding| and get back to you}",
  ],
  [
    40,
    'let me {check with|talk to|ask|run this by|speak to} {my|our|someone on my|somebody on our|someone in my} {boss|manager|team|partner|cfo|side|company|office} {first|and call you back|and get back to you|about it|}',
  ],
  [
    50,
    '{I|we} {talked|spoke|chatted|met|dealt} {to|with} {a|your|one of your|the|another|three other} {<role>|<role>s|colleague|person|vendors|sales team} {last week|yesterday|already|before|in March|a month ago|at the conference}{| and he said it integrates| who sent me here| about <thing>|}',
  ],
  [
    30,
    '{someone|somebody|a friend|one person|your colleague|a rep|your ad|an agent} {told me|said|mentioned|showed me|promised|wrote that} {you integrate with salesforce|it takes a week|there is a discount|you support sso|it is free|you have an app|I could cancel anytime}',
  ],
  [
    50,
    '{are you|is this|am I talking to|am I speaking with|are we talking to|do you identify as|so you are} {a|an|} {real|actual|live|} {human|person|robot|bot|machine|ai|computer|agent|human being|recording}{| or a {bot|computer|machine|program}}{| right now}',
  ],
  [
    60,
    "{no|no thanks|nope|} {no need to|you don't need to|don't|please don't|there's no need to|no reason to|you needn't|don't bother to} <connect><human>{| yet| now| again| just answer my question| keep going| you're doing fine|}",
  ],
  [
    60,
    "{no|no thanks|nah|} {I don't|I do not|we don't|I really don't|I'm not ready to|I wouldn't} {want to|need to|wish to|have to|like to|} {talk to|speak to|speak with|be transferred to|be connected to|be put through to} <human>{| yet| right now| at this point| just the price| today|}",
  ],
  [
    30,
    "{I don't|we don't|I do not} need {a|an|any|your} <role>{| just the basic price| I just want the brochure| yet| for that| you can answer this|}",
  ],
  [
    40,
    "{I'm|I am} {fine|okay|happy|good|comfortable} {talking|speaking|chatting|dealing|continuing} {to|with} {you|a bot|the ai|this}{| actually| for now| no need for a person|}",
  ],
  [
    30,
    "{I'd rather|I prefer to|let me|I'd like to|let's} {keep|continue|stay|carry on|go on} {talking to|with|chatting with|on with} {you|the bot|this} {for now|please|instead of a person|and not a rep|}",
  ],
  [
    30,
    "{stay on|keep going|go on|continue|carry on} {I'll talk to|we can speak with|I can talk to} {a rep|a person|someone|your team} {later|another time|next week|once I know the price}",
  ],
  [
    50,
    '{we want|we need|I want|our goal is for|it should let} {our|the|} <third> {to|to be able to|} {reach|talk to|speak with|get connected to|get through to|be transferred to} {a person|a human|an agent|an operator|a real person|our reps} {quickly|faster|24/7|when needed|after hours|}',
  ],
  [
    50,
    '{does|can|will|how does} {it|your product|the system|the software|the bot|your platform|the app} {transfer|hand off|escalate|route|forward|connect|pass} {calls|chats|<third>|tickets|leads|} to {a human|an agent|our reps|live agents|a person|our team|the right rep}{| automatically| when it fails|}',
  ],
  [
    60,
    "{how many|what's the number of|is there a limit on|what's the price for|do you charge for|can we add} {agents|operators|reps|people|users|employees|staff|managers|seats} {per account|are included|can use it|do I need|at once|on the basic plan|per month|}",
  ],
  [
    40,
    "{I'd like to|can you|could you|I want to|tell me|we want to} {hear more about|tell me about|see|know more about|show me|explain|understand} {the|your|} <feature>",
  ],
  [50, '{can you|could you|please|would you} {talk|walk|take|run} {me|us} through <thing>'],
  [
    40,
    "{talk to me|speak to me|I want to talk|I'd like to talk|let's talk|can we talk|I'm calling to talk|I wanted to speak} about <thing>{| please|}",
  ],
  [
    40,
    '{can you|can we|does it|we need to|I want to|how do I} {connect|transfer|move|hook|bring|link|port|pass} {it|this|our data|the calendar|my number|our phone system|the contacts|our CRM|the records} {to|into|over to|with} {salesforce|our crm|hubspot|the new system|your platform|my other account|our phone system}',
  ],
  [
    50,
    "{I need to|I want to|can I|please|how do I|I'd like to} {make a transfer|transfer {50|200|1300} {pounds|dollars|euros} to {my savings|someone|my business account|greg}|transfer money to {a friend|somebody|another account}|send money to someone}",
  ],
  [
    50,
    '{who|will we have|do we get|is there|which} {would be|is|} {our|a|the|} {dedicated|personal|} {account manager|<role>|contact person|support person|representative} {if we sign|after onboarding|on the enterprise plan|included|assigned to us|for our region}',
  ],
  [
    40,
    '{what|how} {are|is|does|do} {your|the} {support|customer service|team|sales|reps|staff|agents} {hours|like|team cost|work|based|response time|answer at night|trained}',
  ],
  [
    30,
    "{I am|I'm|we are|my wife is} {a|an} {insurance|real estate|travel|ticket|free|booking} {agent|broker|operator|representative|consultant}{| and I get a lot of calls| in Ohio| with ten employees|}",
  ],
  [
    40,
    "{we have|there are|we employ|it's for|about|around|we run} {5|ten|40|120|three|a couple of|350} {agents|people|operators|reps|employees|persons|sales people|managers|engineers}{| on the team| in two offices| using it| on the shop floor| across three sites|}",
  ],
  [
    30,
    '{can you|could you|please} {speak|talk} {slower|more slowly|louder|in spanish|in german|a bit faster|up|with a british accent}',
  ],
  [
    40,
    '{can someone|could somebody|can anyone|I need someone to|could someone} {fix the {air conditioning|heating}|clean my room|help me top up my card|check my car|bring towels|help me with my pin|send me the brochure|reset my password}{| please|}',
  ],
  [
    30,
    "{I want|I need|I'd like|can I get|set up|book} {to schedule|} a {meeting|appointment} {with somebody at your branch|about my loan|to talk about my account|next tuesday at ten|to discuss my cards|for tomorrow}",
  ],
  [30, "{call me|my name is|you can call me|people call me|it's} {Bob|Gary|<name>|Mike|Doctor Lee}"],
  [
    30,
    '{nice|great|good|always nice|thanks for} {talk|talking to you|chatting with you|speaking with you|the chat}{| bye| take care|}',
  ],
  [
    30,
    '{a human|humans|people|a person|somebody} {still|on our side|in our office|here} {reviews|review|checks|approves|looks at} {every contract|all orders|the tickets|it}',
  ],
  [
    30,
    "{we had|we'd have|we keep|there is} {a human in the loop|people on the phones|a person|an operator|two agents} {for approvals|at night|today|answering calls|doing this by hand}",
  ],
  [
    30,
    '{I was|we were|people were} {on hold|waiting} {for an hour|forever|20 minutes} {with our current vendor|last time|at our old provider} {before I got a person|to reach an agent|until somebody answered}',
  ],
  [20, '{put|sign|mark} {me|us} {down|up} for {the trial|the demo|next tuesday|the starter plan|the newsletter}'],
  [
    20,
    '{get back to me|call me back|call me tomorrow|call again} {next week|after lunch|when the price changes|later|in the morning}',
  ],
  [
    30,
    '{who are|who is|who made|who built|who do} {the people|you|your boss|your owner} {responsible for you|working for|work for|report to|behind this company|}',
  ],
];

export function lookAlikes(random: Random, scale: number): string[] {
  return templates.flatMap(([weight, template]) => expandAll([template], lists, random, Math.round(weight * scale)));
}
