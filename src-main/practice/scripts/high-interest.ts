import { after, ai, onReply, type PracticeScript, prospect } from './script.ts';

export const highInterest: PracticeScript = {
  id: 'high-interest',
  title: 'Ready to move',
  teaches:
    'A buyer with budget and a deadline: bridge fast, skip the discovery she has already done, agree the next step.',
  voice: 'woman',
  told: {
    prospect: {
      name: 'Dana Whitfield',
      company: 'Harborline Logistics',
      role: 'VP Operations',
      email: 'dana.whitfield@harborline.example',
    },
    crm: {
      'Downloaded the switching guide': 'twice in the last two weeks',
      'Trade fair last year': 'spoke to us, no follow-up was made',
      Owner: 'unassigned',
    },
    campaign: 'Fleet tracking, contract renewals',
    compliance: {
      tcpa: 'cleared',
      consentSource: 'Web form "switching guide" with consent to AI calls',
      doNotCall: 'clear',
      consentDaysAgo: 11,
    },
    conversation: [
      ai(
        0,
        'Hi Dana, this is the automated assistant at Tracewell. You asked for our switching guide. Is now a good moment for two questions?',
      ),
      prospect(9, 'Sure, if it really is two questions. Go ahead.'),
      ai(14, 'How many vehicles do you run today, and how do you track them?'),
      prospect(
        20,
        'About 140 trucks. We have a tracking box in each, but the map is ten minutes behind, so nobody trusts it.',
      ),
      ai(31, 'And what does that cost you on a normal day?'),
      prospect(
        36,
        'My dispatchers spend three hours a day on the phone with customers who ask where their load is. I want customers to see that themselves.',
      ),
      ai(50, 'Understood. Which transport management system would it have to work with?'),
      prospect(55, 'TMW. That is not going to change.'),
      ai(60, 'We connect to TMW. Is there a date by which you want to decide?'),
      prospect(66, 'Our contract ends in six weeks and I am not renewing it. The budget is approved already.'),
      ai(76, 'Six weeks is a clear goal. What would you need to see to be comfortable?'),
      prospect(
        82,
        'A date. The last rollout took five months. If you can get us live before it runs out, I would sign this month.',
      ),
      ai(94, 'That depends on the installation plan, and I do not want to promise you a date I cannot keep.'),
      prospect(101, 'Fair enough. Who do I talk to about a rollout plan?'),
      ai(
        105,
        'A colleague who plans these rollouts is free right now. I will bring them on and pass on my notes, so you will not have to repeat anything.',
      ),
      prospect(116, 'Great, yes, please do.'),
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
