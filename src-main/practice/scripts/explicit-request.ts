import { after, ai, onReply, type PracticeScript, prospect } from './script.ts';

export const explicitRequest: PracticeScript = {
  id: 'explicit-request',
  title: 'Asks for a person, consent unknown',
  teaches:
    'The card blocks: nobody can show consent for this call. Read why, then override on her explicit wish, or offer a callback.',
  voice: 'older-woman',
  told: {
    prospect: {
      name: 'Marisol Vega',
      company: 'Vega Cold Storage',
      role: 'Owner',
      email: 'marisol@vegacoldstorage.example',
    },
    crm: {
      'Earlier contact': 'none',
      Source: 'list bought from a trade magazine',
      'Consent record': 'none',
    },
    campaign: 'Cold stores, regional list',
    compliance: { tcpa: 'unknown', consentSource: null, doNotCall: 'clear', consentDaysAgo: null },
    conversation: [
      ai(0, 'Hello, this is the automated assistant at Tracewell. Am I speaking with Marisol Vega?'),
      prospect(6, 'Yes. Where did you get this number?'),
      ai(
        10,
        'From a trade magazine list of cold store operators. We make temperature alarms. Do you watch your rooms at night?',
      ),
      prospect(
        20,
        'Well, I should. We lost a whole room of stock last summer, and nobody was told until the morning. Who would get such an alarm at night?',
      ),
      ai(32, 'That can be set per site. May I ask how many rooms you run?'),
      prospect(38, 'Am I talking to a machine? Can I just talk to a real person?'),
      ai(43, 'I am an automated assistant. May I first ask how many rooms you run?'),
      prospect(49, 'No. I said I want a person, not a recording.'),
      ai(53, 'Of course. I will get a colleague right away. Is that all right?'),
      prospect(58, 'Yes, a person is all right.'),
    ],
  },
  performance: {
    whileRinging: [after(0.6, 'ai', 'I am getting a colleague for you now, Mrs Vega. Just a few seconds.')],
    leavesAfterSeconds: null,
    afterBridge: [
      after(0.2, 'ai', 'You are connected. Over to you both.'),
      onReply(7, 'Hello? Is this a person now?'),
      onReply(8, 'Thank you. I do not like being called by a machine. But yes, we can talk now, I have a few minutes.'),
      onReply(
        9,
        'It is simple. When a room gets warm at three in the morning, I want a telephone to ring, and I want somebody to answer it.',
      ),
      onReply(9, 'Three sites. And please, take my number off that list and call me yourself.'),
      onReply(8, 'Good. Then come by next week and look at it. Goodbye.'),
    ],
  },
};
