import { spoken, type WrittenCall } from './call.ts';

export const insuranceCalls: readonly WrittenCall[] = [
  {
    id: 'insurance-home',
    part: 'before',
    turns: spoken(`
      a: Hello, this is the assistant at Harbor Mutual, you asked for a home insurance quote. Is now a good time?
      c: Yeah sure. My name is Denise Carter.
      a: Thanks Denise. What would you like to cover?
      c: I'm looking for coverage that includes flood damage. We had water in the basement twice.
      a: Flood cover can be added. Who insures the house today?
      c: I'm with State Farm, but my policy expires in three weeks.
      a: Good to know. The yearly price would be around 1,400 dollars.
      c: How much is the deductible?
      a: The standard deductible is 1,000 dollars.
      c: I'm not comfortable with a thousand dollar deductible.
      a: It can be lowered to 500, that adds nine dollars a month.
      c: Oh, that's good. Would the sump pump be covered?
      a: Hmm, I don't have an answer for that one.
      c: That one matters to me. I have to check with my husband anyway.
      a: Shall I bring in one of our agents?
      c: Yes please.`),
    needs: [[4, 'coverage that includes flood damage']],
    objections: [
      [10, 'not comfortable with a thousand dollar deductible', true],
      [14, 'have to check with my husband', false],
    ],
    openQuestions: [[12, 'Would the sump pump be covered']],
    intentSignals: [
      [6, 'State Farm'],
      [6, 'policy expires in three weeks'],
    ],
    prospect: { name: 'Denise Carter' },
  },
  {
    id: 'insurance-fleet',
    part: 'before',
    turns: spoken(`
      a: Hi, this is Harbor Mutual about commercial vehicle insurance. Who am I speaking with?
      c: This is Greg Palmer, I'm the owner of Palmer Plumbing.
      a: Thanks Greg. How many vehicles do you insure?
      c: We have 14 vans and two trucks.
      a: And what matters most to you in a policy?
      c: We need a replacement van within a day, otherwise I lose jobs.
      a: A replacement van within 24 hours is part of the plus policy.
      c: Does that cover tools inside the van?
      a: Tools are covered up to 5,000 dollars per vehicle.
      c: That's not enough, honestly. My guys carry ten grand each.
      a: I can't quote above that limit, but a specialist could.
      c: How did you get my number by the way?
      a: You left it on our website on Monday.
      c: Right. Send me a quote for all sixteen then.`),
    needs: [[6, 'a replacement van within a day']],
    objections: [[10, 'not enough', false]],
    openQuestions: [],
    intentSignals: [
      [4, '14 vans'],
      [14, 'Send me a quote'],
    ],
    prospect: { name: 'Greg Palmer', company: 'Palmer Plumbing', role: 'owner' },
  },
  {
    id: 'insurance-frustrated',
    part: 'before',
    turns: spoken(`
      a: Hello, you asked us about life insurance. May I ask how old you are?
      c: I'm 52. What is the monthly premium?
      a: The premium depends on several details. Do you smoke?
      c: No. What is the monthly premium?
      a: Thank you. Do you have any medical conditions?
      c: I asked you twice now. What's the premium per month?
      a: I'm sorry, I did not catch that. Could you repeat it?
      c: This is ridiculous. I want to speak to a human being.`),
    needs: [],
    objections: [],
    openQuestions: [[6, 'premium']],
    intentSignals: [],
  },
];
