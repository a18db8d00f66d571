import { after, claimed, fromCrm, onReply, type PracticeScript, said } from './script.ts';

export const objectionLoop: PracticeScript = {
  id: 'objection-loop',
  title: 'Going round in circles',
  teaches:
    'The AI gave the same answer three times. Name the objection first, answer it in numbers, and only then ask anything.',
  voice: 'scotsman',
  waitedSeconds: 6,
  knowledge: {
    prospect: {
      name: 'Callum Reid',
      company: 'Braemar Foods',
      role: 'IT Director',
      email: 'callum.reid@braemarfoods.example',
    },
    summary:
      'Likes the product, was burnt by a 30 percent price rise at his last supplier. Asked three times how the price is held after year one and got the list price each time. Losing patience.',
    trigger: {
      kind: 'loop',
      probability: 0.88,
      reason: 'Same price question three times, each time answered with the list price',
      evidence: [
        { quote: 'What happens to the price in year two?', turn: 6 },
        { quote: 'That is not what I asked.', turn: 10 },
        { quote: 'You have told me the list price three times now.', turn: 12 },
      ],
    },
    needs: [
      said('Temperature records for 60 refrigerated vans', 4),
      said('A price he can put into a three-year budget', 8),
    ],
    intentSignals: [said('Says the product does what he needs', 4), claimed('Comparing with one other supplier')],
    objections: [
      { ...said('His last supplier raised the price by 30 percent after the first year', 8), answered: false },
      { ...said('Nobody tells him what happens in year two', 10), answered: false },
      { ...said('Worried about drivers having to do more', 2), answered: true },
    ],
    openQuestions: [said('Is there a price cap or a multi-year agreement?', 8), said('Can he get it in writing?', 12)],
    crm: [
      fromCrm('Open opportunity: 60 vans, stage "evaluation"'),
      fromCrm('Product demonstration three weeks ago with two of his team'),
      fromCrm('Two support questions before purchase, both about invoices'),
    ],
    opener:
      'Callum, I have read it: you asked about year two and got the list price three times. I am sorry. Here is how the price is held.',
    campaign: 'Cold chain, open evaluations',
    compliance: {
      tcpa: 'cleared',
      consentSource: 'Agreed in the product demonstration, recorded',
      doNotCall: 'clear',
      consentDaysAgo: 21,
    },
    transcript: [
      {
        speaker: 'ai',
        atSeconds: 0,
        text: 'Good day Callum, this is the automated assistant at Tracewell, following up on the demonstration. How did your team find it?',
      },
      {
        speaker: 'prospect',
        atSeconds: 9,
        text: 'They liked it. I was worried the drivers would have to do more, but that seems fine.',
      },
      {
        speaker: 'ai',
        atSeconds: 18,
        text: 'The sensors report by themselves, so there is nothing for drivers to do. Is there anything else that is still missing?',
      },
      {
        speaker: 'prospect',
        atSeconds: 27,
        text: 'No, for sixty vans it does what we need. It keeps the temperature records and that is what the auditor wants.',
      },
      { speaker: 'ai', atSeconds: 37, text: 'Glad to hear it. For sixty vans the list price is 19 per van and month.' },
      {
        speaker: 'prospect',
        atSeconds: 44,
        text: 'I have seen the price list. What happens to the price in year two?',
      },
      {
        speaker: 'ai',
        atSeconds: 50,
        text: 'The list price is 19 per van and month, and there is a discount from one hundred vans.',
      },
      {
        speaker: 'prospect',
        atSeconds: 58,
        text: 'Our last supplier put it up thirty percent after the first year. I have a three-year budget. Is there a cap?',
      },
      {
        speaker: 'ai',
        atSeconds: 69,
        text: 'I understand that predictable cost matters. At 19 per van and month you would be well within the usual range.',
      },
      { speaker: 'prospect', atSeconds: 77, text: 'That is not what I asked. I asked about year two.' },
      { speaker: 'ai', atSeconds: 82, text: 'I am sorry. The price list shows 19 per van and month.' },
      {
        speaker: 'prospect',
        atSeconds: 88,
        text: 'You have told me the list price three times now. Is there a person who can put something in writing?',
      },
      {
        speaker: 'ai',
        atSeconds: 96,
        text: 'You are right, and I cannot answer that. I am getting a colleague who can, and I will tell them exactly what you asked.',
      },
      { speaker: 'prospect', atSeconds: 106, text: 'Fine. I have got five minutes.' },
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
