import { after, claimed, fromCrm, onReply, type PracticeScript, said } from './script.ts';

export const callerLeaves: PracticeScript = {
  id: 'caller-leaves',
  title: 'In a hurry',
  teaches:
    'The prospect hangs up while you read. You see it at once, the brief stays, and the feedback says how late it was.',
  voice: 'young-man',
  waitedSeconds: 14,
  knowledge: {
    prospect: {
      name: 'Owen Park',
      company: 'Larkfield Medical',
      role: 'Procurement Manager',
      email: 'owen.park@larkfieldmedical.example',
    },
    summary:
      'Needs proof of temperature for vaccine deliveries. Interested, then hesitant about the minimum term, and on his way into a meeting. Has already waited longer than promised.',
    trigger: {
      kind: 'hesitation',
      probability: 0.71,
      reason: 'Went quiet at the minimum term, and is short of time',
      evidence: [
        { quote: 'Two years? I am not sure about that.', turn: 8 },
        { quote: 'I have to be in a meeting in a minute.', turn: 10 },
      ],
    },
    needs: [said('Proof of temperature for every vaccine delivery', 4), said('Start with twelve courier vans', 6)],
    intentSignals: [said('Wants a small start', 6), claimed('Audit coming up this quarter')],
    objections: [{ ...said('A term of two years is too long for a first order', 8), answered: false }],
    openQuestions: [said('Is there a shorter term for a pilot?', 8)],
    crm: [fromCrm('Asked for a price list by e-mail last month'), fromCrm('Earlier call not answered')],
    opener:
      'Owen, one sentence before your meeting: yes, there is a three-month pilot. Shall I send it and call you this afternoon?',
    campaign: 'Medical couriers',
    compliance: {
      tcpa: 'cleared',
      consentSource: 'Price list request with consent to AI calls',
      doNotCall: 'clear',
      consentDaysAgo: 27,
    },
    transcript: [
      {
        speaker: 'ai',
        atSeconds: 0,
        text: 'Hi Owen, this is the automated assistant at Tracewell, about the price list you asked for. Do you have a moment?',
      },
      { speaker: 'prospect', atSeconds: 8, text: 'A short one, yes.' },
      { speaker: 'ai', atSeconds: 11, text: 'What would you like to track?' },
      {
        speaker: 'prospect',
        atSeconds: 14,
        text: 'Vaccine deliveries. We need proof of temperature for every delivery, the auditor insists.',
      },
      { speaker: 'ai', atSeconds: 23, text: 'We print that for each delivery by itself. How many vans would it be?' },
      { speaker: 'prospect', atSeconds: 29, text: 'Twelve to start with. If it works, the rest later.' },
      { speaker: 'ai', atSeconds: 34, text: 'Twelve vans is fine. The standard agreement runs for two years.' },
      {
        speaker: 'prospect',
        atSeconds: 40,
        text: 'Two years? I am not sure about that. For a first order? Is there anything shorter?',
      },
      { speaker: 'ai', atSeconds: 48, text: 'A colleague can tell you which terms are possible. May I connect you?' },
      { speaker: 'prospect', atSeconds: 53, text: 'If it is quick. I have to be in a meeting in a minute.' },
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
