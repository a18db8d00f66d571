/** What the AI does with a turn. */
import type { Lists } from './expand.ts';

export const aiLists: Lists = {
  thing: ['that', 'this', 'that part', 'it', 'the integration', 'pricing details', 'that question', 'legal terms'],
};

export const aiActs = {
  'not-heard': [
    "{sorry|I'm sorry|hmm|apologies|pardon}{,|} I {didn't|did not} {quite |}{catch|get|hear|follow|understand} {that|you|that one|what you said|it}",
    '{could|can|would} you {please |}{repeat|rephrase|say|reword|restate} {that|the question|it}{| please| again| differently| in other words| for me|}',
    "I'm {not sure I|afraid I don't|having trouble|not quite} {understand|understood|following|understanding}{| the question| you| what you mean|}{, could you say it differently|}",
    "I don't {quite |}{follow|understand|get it}",
    '{come again|what was that|one more time please|say again}',
    "{I missed that|the line broke up|I couldn't hear you|you broke up}{, once more please|}",
    'let me make sure I understand, could you say that another way',
    'did you mean something else',
  ],
  'not-known': [
    "{hmm |sorry |unfortunately |}{I|I'm afraid I} {don't|do not} have {an answer|the details|that information|information|anything} {for that|on that|about that|for that one|here|on <thing>|}",
    "I'm {not certain|not sure|unsure|unable to say} {about|on} <thing>{, sorry|}",
    "I {can't|cannot|am not able to|am unable to} {help with|answer|say anything about|speak to|confirm|comment on} <thing>{| yet|}",
    "that's {beyond|outside} {what I know|my knowledge|what I can answer|my scope}",
    "I'd have to {check|look into that|find out|ask}{| and get back to you|}",
    "{good question|that's a good question}, I don't know {that|off hand}",
    'I only know {the basics|the standard plans}',
    "that {isn't|is not} something I {know|can answer|have details on}",
    "sorry I can't help with that{| yet|}",
    "our documentation doesn't say",
  ],
  'ask-commit': [
    '{shall|should|can} {we|I} {set the start date|send the standard contract|book the onboarding|prepare the agreement|put you down|reserve the slot|get the paperwork started|sign you up|lock in the price|go ahead}{| for monday| for next week| today|}',
    'are you {happy|ready|comfortable|okay} to {go ahead|proceed|move forward|sign|start|commit}{| with the annual plan| today|}',
    'would you like to {go ahead|move forward|start|sign up|buy|proceed}{| with that| this week|}',
    'can I {count you in|take that as a yes|confirm the order|put you down for it}',
    'what would it take to {get started|close this today|move ahead}',
    'so do we have a deal',
  ],
  'quote-price': [
    '{the|our} {annual|enterprise|monthly|premium} {plan|package|licence} {would be|is|comes to|costs|starts at} {twelve thousand|nine hundred a month|forty dollars per seat|25000|$18,000}',
    'it {comes to|would be|is} {about|} {three|ten|twenty} thousand {a year|per month|dollars}',
    'that would be {49|120|900} {dollars|euros} {per user|a month|per seat}',
    'it is billed yearly at a {hundred|thousand} per seat',
  ],
  discover: [
    '{what|which} {are you using today|would make it a success|problem are you trying to solve|version do you run|brought you here|does your process look like|matters most to you}',
    'how many {people|calls|seats|sites|employees|orders} {would use it|do you get a day|do you have}{| roughly|}',
    'who {else |}{decides|is involved|signs off|will use it}',
    'when do you {want it live|need it|plan to decide}',
    'do you {know which version you run|have a timeline|have a budget|use a crm}',
    'tell me about your {team|company|setup|current process}',
    'may I ask {what you do|your role|how you found us}',
    'what are you hoping to do with {a phone system|accounting software|robots|insurance}',
  ],
  answer: [
    '{yes|it is|it does|sure|absolutely}, {that is supported out of the box|you switch it on in settings|setup takes about ten minutes|it works with most systems|we have customers doing that|that is included}',
    'it {works|runs|syncs|supports|covers} {with|on|} {all major systems|every five minutes|phones and tablets|your crm|that natively}',
    'we {offer|have|support|provide} {a free trial|three plans|24 hour support|an api|over a hundred integrations}',
    'the {trial|setup|migration} takes {two weeks|a day|ten minutes}',
    'most {teams|customers} start with {the basic plan|one site|a pilot}',
    'your order will be ready shortly',
    'please confirm the order is correct',
    'is the order displayed correctly',
    'great I have confirmed your order',
    'we have vanilla hazelnut and caramel',
    'of course you can change it at any time',
  ],
  small: [
    "{hi|hello|good morning|good afternoon}, {this is ava|thanks for taking the call|ava speaking|I'm calling from acme}{. how are you|}",
    '{great|okay|I see|thank you|I understand|happy to tell you more|ask me anything|sounds good|no problem|of course|wonderful}',
    'that sounds like a {strong|good} fit',
    'what would you like to know',
    'how can I help',
    'is there anything else',
    'I see, thank you',
    'thanks for your patience',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AiAct = keyof typeof aiActs;
