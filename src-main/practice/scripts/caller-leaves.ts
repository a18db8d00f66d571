import { after, ai, onReply, type PracticeScript, prospect } from './script.ts';

export const callerLeaves: PracticeScript = {
  id: 'caller-leaves',
  title: 'In a hurry',
  teaches:
    'The prospect hangs up while you read. You see it at once, the brief stays, and the feedback says how late it was.',
  voice: 'young-man',
  told: {
    prospect: {
      name: 'Owen Park',
      company: 'Larkfield Medical',
      role: 'Procurement Manager',
      email: 'owen.park@larkfieldmedical.example',
    },
    crm: {
      'Price list': 'asked for by e-mail last month',
      'Earlier call': 'not answered',
    },
    campaign: 'Medical couriers',
    compliance: {
      tcpa: 'cleared',
      consentSource: 'Price list request with consent to AI calls',
      doNotCall: 'clear',
      consentDaysAgo: 27,
    },
    conversation: [
      ai(
        0,
        'Hi Owen, this is the automated assistant at Tracewell, about the price list you asked for. Do you have a moment?',
      ),
      prospect(8, 'A short one, yes.'),
      ai(11, 'What would you like to track?'),
      prospect(14, 'Vaccine deliveries. We need proof of temperature for every delivery, the auditor insists.'),
      ai(23, 'We print that for each delivery by itself. How many vans would it be?'),
      prospect(29, 'Twelve to start with. If it works, the rest later.'),
      ai(34, 'Twelve vans is fine. The standard agreement runs for two years.'),
      prospect(40, 'Two years? I am not sure about that. For a first order? Is there anything shorter?'),
      ai(48, 'A colleague can tell you which terms are possible. May I connect you?'),
      prospect(53, 'If it is quick. I have to be in a meeting in a minute.'),
    ],
  },
  performance: {
    whileRinging: [after(0.6, 'ai', 'I am connecting you, Owen. It will only take a moment.')],
    leavesAfterSeconds: 9,
    afterBridge: [
      after(0.2, 'ai', 'You are connected. Over to you both.'),
      onReply(6, 'Hey, that was close, I was about to hang up. I have literally one minute. Is there a shorter term?'),
      onReply(7, 'Three months would work. Can you send me that today?'),
      onReply(6, 'Great. Call me at four. I have to run. Bye.'),
    ],
  },
};
