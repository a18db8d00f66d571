import { after, ai, onReply, type PracticeScript, prospect } from './script.ts';

export const objectionLoop: PracticeScript = {
  id: 'objection-loop',
  title: 'Going round in circles',
  teaches:
    'The AI gave the same answer three times. Name the objection first, answer it in numbers, and only then ask anything.',
  voice: 'scotsman',
  told: {
    prospect: {
      name: 'Callum Reid',
      company: 'Braemar Foods',
      role: 'IT Director',
      email: 'callum.reid@braemarfoods.example',
    },
    crm: {
      'Open opportunity': '60 vans, stage "evaluation"',
      Demonstration: 'three weeks ago, with two of his team',
      'Questions before purchase': 'two, both about invoices',
    },
    campaign: 'Cold chain, open evaluations',
    compliance: {
      tcpa: 'cleared',
      consentSource: 'Agreed in the product demonstration, recorded',
      doNotCall: 'clear',
      consentDaysAgo: 21,
    },
    conversation: [
      ai(
        0,
        'Good day Callum, this is the automated assistant at Tracewell, following up on the demonstration. How did your team find it?',
      ),
      prospect(9, 'They liked it. I was worried the drivers would have to do more, but that seems fine.'),
      ai(
        18,
        'The sensors report by themselves, so there is nothing for drivers to do. Is there anything else that is still missing?',
      ),
      prospect(
        27,
        'No, for sixty vans it does what we need. It keeps the temperature records and that is what the auditor wants.',
      ),
      ai(37, 'Glad to hear it. For sixty vans the list price is 19 per van and month.'),
      prospect(44, 'I have seen the price list. What happens to the price in year two?'),
      ai(50, 'The list price is 19 per van and month, and there is a discount from one hundred vans.'),
      prospect(
        58,
        'Our last supplier put it up thirty percent after the first year. I have a three-year budget. Is there a cap?',
      ),
      ai(
        69,
        'I understand that predictable cost matters. At 19 per van and month you would be well within the usual range.',
      ),
      prospect(77, 'That is not what I asked. I asked about year two.'),
      ai(82, 'I am sorry. The price list shows 19 per van and month.'),
      prospect(
        88,
        'You have told me the list price three times now. Is there a person who can put something in writing?',
      ),
      ai(
        96,
        'You are right, and I cannot answer that. I am getting a colleague who can, and I will tell them exactly what you asked.',
      ),
      prospect(106, 'Fine. I have got five minutes.'),
    ],
  },
  performance: {
    whileRinging: [
      after(
        0.6,
        'ai',
        'Thank you for your patience, Callum. My colleague is reading your question about the second year now.',
      ),
    ],
    leavesAfterSeconds: null,
    afterBridge: [
      after(0.2, 'ai', 'You are connected. Over to you both.'),
      onReply(7, 'Right. So you are a real person, are you? Good. Then tell me about year two.'),
      onReply(9, 'Hm. And is that cap in the contract, or is it just what you say on the phone?'),
      onReply(9, 'And if we grow to ninety vans, does the cap go with it?'),
      onReply(9, 'Now that is an answer. Send me a draft with the cap in it and I will take it to finance.'),
      onReply(8, 'By tomorrow is fine. Cheers. Bye now.'),
    ],
  },
};
