import { spoken, type WrittenCall } from './call.ts';

export const saasCalls: readonly WrittenCall[] = [
  {
    id: 'saas-pricing',
    part: 'before',
    turns: spoken(`
      a: Hi, this is the assistant at Ledgerly. What made you look for new billing software?
      c: Hi, this is Rachel Stone from Brightwell Dental. We need to send invoices in three currencies, and our current tool can't do that.
      a: We support more than forty currencies. How many people would use it?
      c: About 35 people across two offices.
      a: What are you using today?
      c: We use QuickBooks right now.
      a: Thank you. When would you like to be live?
      c: Before the end of March, that's when our fiscal year starts.
      a: That works well. The team plan is 29 dollars per user per month.
      c: Hmm, that's too expensive for us. We pay 12 dollars a seat now.
      a: With yearly billing it comes down to 22 dollars, and the currency module is included.
      c: Okay, that makes sense. Do you support single sign-on?
      a: Yes, single sign-on is part of the team plan.
      c: Good. And what happens to the price after the first year?
      a: I'm not able to say that, but a colleague can tell you.
      c: Then let me talk to them please.`),
    needs: [[2, 'send invoices in three currencies']],
    objections: [[10, 'too expensive', true]],
    openQuestions: [[14, 'what happens to the price after the first year']],
    intentSignals: [
      [4, '35 people'],
      [6, 'QuickBooks'],
      [8, 'end of March'],
      [10, '12 dollars a seat'],
    ],
    prospect: { name: 'Rachel Stone', company: 'Brightwell Dental' },
  },
  {
    id: 'saas-brush-off',
    part: 'before',
    turns: spoken(`
      a: Hello, this is the automated assistant at Ledgerly. Do you have a minute?
      c: Are you a robot?
      a: I am an automated assistant, yes. I can bring in a person at any time.
      c: Okay whatever. Look, we don't need any new software.
      a: I understand. May I ask what you use today?
      c: We're happy with what we have. Spreadsheets.
      a: Many of our customers came from spreadsheets. Would a short comparison help?
      c: No. I don't want another subscription. I need to go, sorry.
      a: Of course. Have a good day.`),
    needs: [],
    objections: [
      [4, "don't need any new software", false],
      [6, 'happy with what we have', false],
      [8, "don't want another subscription", false],
    ],
    openQuestions: [],
    intentSignals: [[6, 'Spreadsheets']],
  },
  {
    id: 'saas-security',
    part: 'before',
    turns: spoken(`
      a: Hi Tom, thanks for taking the call. What would make this a success for you?
      c: We want one place where support and sales see the same customer. Right now it's two systems and nobody trusts either.
      a: That is exactly what the shared inbox does. How big is the team?
      c: We're 60 agents, and maybe 20 in sales.
      a: Great. Who else is involved in the decision?
      c: I make the decision on tooling, but our CFO has to sign off.
      a: Understood. What would stop you from moving ahead?
      c: I'm worried about the migration. Last time we switched it took us eight months.
      a: A typical migration takes three weeks, and our team moves the data for you.
      c: Fair enough. Where is the data stored?
      a: In Frankfurt and in Dublin, you can choose the region.
      c: Are you SOC 2 certified?
      a: I don't have that information, I'm sorry.
      c: It has to be SOC 2, otherwise our security team won't even look at it.
      a: I see.
      c: Can you send me the contract terms before Friday?`),
    needs: [
      [2, 'one place where support and sales see the same customer'],
      [14, 'has to be SOC 2'],
    ],
    objections: [[8, 'worried about the migration', true]],
    openQuestions: [[12, 'Are you SOC 2 certified']],
    intentSignals: [
      [4, '60 agents'],
      [6, 'I make the decision'],
      [16, 'send me the contract'],
    ],
  },
  {
    id: 'saas-think',
    part: 'before',
    turns: spoken(`
      a: Good afternoon. You downloaded our guide on call recording. What are you hoping to solve?
      c: Well, um, we're looking for a way to score calls without listening to all of them.
      a: Our scoring covers every call. How many calls do you have in a week?
      c: Around 4,000 calls a week.
      a: The price for that volume is 1,900 dollars a month.
      c: That's more than we budgeted. We have a budget of 15,000 for the year.
      a: I understand that the price matters.
      c: Is there a smaller plan?
      a: The plans start at 1,900 dollars a month for your volume.
      c: You know, I need to think about it and talk to my boss.
      a: Sure. Is there anything I can clear up before that?
      c: Do we have to sign for a whole year?
      a: Let me check with my team and get back to you.`),
    needs: [[2, 'a way to score calls without listening to all of them']],
    objections: [
      [6, 'more than we budgeted', false],
      [10, 'need to think about it', false],
    ],
    openQuestions: [[12, 'have to sign for a whole year']],
    intentSignals: [
      [4, '4,000 calls a week'],
      [6, 'budget of 15,000'],
    ],
  },
  {
    id: 'saas-hypothetical',
    part: 'before',
    turns: spoken(`
      a: Hi, this is Ledgerly. You asked about our reporting product. Is that right?
      c: My colleague did. I just picked up.
      a: No problem. Do you need reporting across several companies?
      c: If we needed that we would have bought it years ago. They always say we need dashboards.
      a: Fair. What would be useful to you?
      c: Honestly nothing right now. You could call back in September, that's when we plan the next year.
      a: I will note September. Is it fine to call this number?
      c: Yes, that's fine. It's not too expensive or anything, it's just not the right time.`),
    needs: [],
    objections: [[8, 'not the right time', false]],
    openQuestions: [],
    intentSignals: [[6, 'September']],
  },
];
