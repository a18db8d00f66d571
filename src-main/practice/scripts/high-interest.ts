import { after, claimed, fromCrm, onReply, type PracticeScript, said } from './script.ts';

export const highInterest: PracticeScript = {
  id: 'high-interest',
  title: 'Ready to move',
  teaches:
    'A buyer with budget and a deadline: bridge fast, skip the discovery she has already done, agree the next step.',
  voice: 'woman',
  waitedSeconds: 4,
  knowledge: {
    prospect: {
      name: 'Dana Whitfield',
      company: 'Harborline Logistics',
      role: 'VP Operations',
      email: 'dana.whitfield@harborline.example',
    },
    summary:
      'Runs 140 trucks. Dispatchers lose about three hours a day answering "where is my load". Her present tracking contract ends in six weeks, the budget is approved, and she wants to know whether a switch is possible before then.',
    trigger: {
      kind: 'high-interest',
      probability: 0.93,
      reason: 'Budget approved, contract ends in six weeks, asking how a rollout would work',
      evidence: [
        { quote: 'If you can get us live before it runs out, I would sign this month.', turn: 12 },
        { quote: 'Who do I talk to about a rollout plan?', turn: 14 },
      ],
    },
    needs: [
      said('Live tracking for 140 trucks', 4),
      said('Customers see where their load is without calling dispatch', 6),
      said('Works with the transport management system they have, TMW', 8),
    ],
    intentSignals: [
      said('Budget is approved', 10),
      said('Present contract ends in six weeks and will not be renewed', 10),
      said('Would sign this month', 12),
      claimed('Decides together with the CFO, who has agreed'),
    ],
    objections: [{ ...said('The last rollout took five months', 12), answered: false }],
    openQuestions: [
      said('Can 140 trucks be live in six weeks?', 12),
      said('Who runs the rollout, and what must her team do?', 14),
    ],
    crm: [
      fromCrm('Downloaded the switching guide twice in the last two weeks'),
      fromCrm('Spoke to us at a trade fair last year; no follow-up was made'),
      fromCrm('Owner: unassigned'),
    ],
    opener:
      'Hi Dana, I have your notes here: 140 trucks, TMW, six weeks. Let me walk you through how we would get you live in time.',
    campaign: 'Fleet tracking, contract renewals',
    compliance: {
      tcpa: 'cleared',
      consentSource: 'Web form "switching guide" with consent to AI calls',
      doNotCall: 'clear',
      consentDaysAgo: 11,
    },
    transcript: [
      {
        speaker: 'ai',
        atSeconds: 0,
        text: 'Hi Dana, this is the automated assistant at Tracewell. You asked for our switching guide. Is now a good moment for two questions?',
      },
      { speaker: 'prospect', atSeconds: 9, text: 'Sure, if it really is two questions. Go ahead.' },
      { speaker: 'ai', atSeconds: 14, text: 'How many vehicles do you run today, and how do you track them?' },
      {
        speaker: 'prospect',
        atSeconds: 20,
        text: 'About 140 trucks. We have a tracking box in each, but the map is ten minutes behind, so nobody trusts it.',
      },
      { speaker: 'ai', atSeconds: 31, text: 'And what does that cost you on a normal day?' },
      {
        speaker: 'prospect',
        atSeconds: 36,
        text: 'My dispatchers spend three hours a day on the phone with customers who ask where their load is. I want customers to see that themselves.',
      },
      {
        speaker: 'ai',
        atSeconds: 50,
        text: 'Understood. Which transport management system would it have to work with?',
      },
      { speaker: 'prospect', atSeconds: 55, text: 'TMW. That is not going to change.' },
      { speaker: 'ai', atSeconds: 60, text: 'We connect to TMW. Is there a date by which you want to decide?' },
      {
        speaker: 'prospect',
        atSeconds: 66,
        text: 'Our contract ends in six weeks and I am not renewing it. The budget is approved already.',
      },
      {
        speaker: 'ai',
        atSeconds: 76,
        text: 'Six weeks is a clear goal. What would you need to see to be comfortable?',
      },
      {
        speaker: 'prospect',
        atSeconds: 82,
        text: 'A date. The last rollout took five months. If you can get us live before it runs out, I would sign this month.',
      },
      {
        speaker: 'ai',
        atSeconds: 94,
        text: 'That depends on the installation plan, and I do not want to promise you a date I cannot keep.',
      },
      { speaker: 'prospect', atSeconds: 101, text: 'Fair enough. Who do I talk to about a rollout plan?' },
      {
        speaker: 'ai',
        atSeconds: 105,
        text: 'A colleague who plans these rollouts is free right now. I will bring them on and pass on my notes, so you will not have to repeat anything.',
      },
      { speaker: 'prospect', atSeconds: 116, text: 'Great, yes, please do.' },
    ],
  },
  performance: {
    whileRinging: [
      after(0.6, 'ai', 'One moment, Dana. I am passing my notes to my colleague so that you can go straight on.'),
    ],
    leavesAfterSeconds: null,
    afterBridge: [
      after(0.2, 'ai', 'You are connected. Over to you both.'),
      onReply(7, 'Hi, thanks for picking up so quickly. Your assistant says you have seen my notes already?'),
      onReply(8, 'Good, because six weeks is not a lot. How do you get a hundred and forty trucks done in that time?'),
      onReply(9, 'All right. And what would you need from my team? I can give you one person, not five.'),
      onReply(9, 'That sounds doable. Can you put that plan in writing and walk our C F O through it on Thursday?'),
      onReply(8, 'Perfect. Send me the invitation. Thank you, talk on Thursday. Bye.'),
    ],
  },
};
