import { after, claimed, fromCrm, onReply, type PracticeScript, said } from './script.ts';

export const explicitRequest: PracticeScript = {
  id: 'explicit-request',
  title: 'Asks for a person, consent unknown',
  teaches:
    'The card blocks: nobody can show consent for this call. Read why, then override on her explicit wish, or offer a callback.',
  voice: 'older-woman',
  waitedSeconds: 5,
  knowledge: {
    prospect: {
      name: 'Marisol Vega',
      company: 'Vega Cold Storage',
      role: 'Owner',
      email: 'marisol@vegacoldstorage.example',
    },
    summary:
      'Owns three cold stores. Does not want to talk to a machine and asked for a person twice. Her number came from a bought list; no consent to automated calls is on record.',
    trigger: {
      kind: 'explicit-request',
      probability: 0.99,
      reason: 'Asked for a person twice',
      evidence: [
        { quote: 'Can I just talk to a real person?', turn: 6 },
        { quote: 'I said I want a person, not a recording.', turn: 8 },
      ],
    },
    needs: [
      said('An alarm that reaches somebody at night when a cold room warms up', 4),
      claimed('About 40 sensors over three sites'),
    ],
    intentSignals: [said('Lost a room of stock last summer', 4), said('Still willing to talk, to a person', 10)],
    objections: [{ ...said('Does not want to be called by a machine', 8), answered: false }],
    openQuestions: [said('Where did you get her number?', 2), said('Who gets the alarm at night?', 4)],
    crm: [
      fromCrm('No earlier contact'),
      fromCrm('Source: list bought from a trade magazine'),
      fromCrm('Consent record: none'),
    ],
    opener:
      'Mrs Vega, I am a person, and I am sorry about the machine. Is it all right if we talk now, or shall I call you back when it suits you?',
    campaign: 'Cold stores, regional list',
    compliance: { tcpa: 'unknown', consentSource: null, doNotCall: 'clear', consentDaysAgo: null },
    transcript: [
      {
        speaker: 'ai',
        atSeconds: 0,
        text: 'Hello, this is the automated assistant at Tracewell. Am I speaking with Marisol Vega?',
      },
      { speaker: 'prospect', atSeconds: 6, text: 'Yes. Where did you get this number?' },
      {
        speaker: 'ai',
        atSeconds: 10,
        text: 'From a trade magazine list of cold store operators. We make temperature alarms. Do you watch your rooms at night?',
      },
      {
        speaker: 'prospect',
        atSeconds: 20,
        text: 'Well, I should. We lost a whole room of stock last summer, and nobody was told until the morning. Who would get such an alarm at night?',
      },
      { speaker: 'ai', atSeconds: 32, text: 'That can be set per site. May I ask how many rooms you run?' },
      { speaker: 'prospect', atSeconds: 38, text: 'Am I talking to a machine? Can I just talk to a real person?' },
      { speaker: 'ai', atSeconds: 43, text: 'I am an automated assistant. May I first ask how many rooms you run?' },
      { speaker: 'prospect', atSeconds: 49, text: 'No. I said I want a person, not a recording.' },
      { speaker: 'ai', atSeconds: 53, text: 'Of course. I will get a colleague right away. Is that all right?' },
      { speaker: 'prospect', atSeconds: 58, text: 'Yes, a person is all right.' },
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
