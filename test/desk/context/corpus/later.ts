import { spoken, type WrittenCall } from './call.ts';

/** The first lot written and marked after the rules. */
export const laterCalls: readonly WrittenCall[] = [
  {
    id: 'payroll',
    part: 'after',
    turns: spoken(`
      a: Hi, this is the automated assistant at Payline. You asked for a call back about payroll. Is that right?
      c: Yes hi, Owen Briggs here. I run operations at Cedar Foods.
      a: Great. What is wrong with payroll as it is today?
      c: Honestly everything is manual. Our accountant exports hours from one system and types them into another.
      a: How many employees do you have?
      c: We've got about 220 employees, most of them hourly.
      a: What would a new system have to do for you?
      c: I need overtime calculated automatically for each state, and I'd like managers to approve time sheets on their phones.
      a: Both are part of the standard product.
      c: Okay good. We looked at you guys two years ago and it was too complicated for our managers.
      a: The mobile app was rebuilt since then, approving takes two taps.
      c: Alright, I'd have to see it. What does it run for 220 people?
      a: That is 6 dollars per employee and month.
      c: Is there a setup fee on top?
      a: I don't have that information, but a colleague can tell you.
      c: And how long would it take to switch over, because we can't do it in the middle of a quarter?
      a: Usually about four weeks.
      c: Hmm okay. We'd want to start on January first. Can I see a demo?`),
    needs: [
      [8, 'overtime calculated automatically for each state'],
      [8, 'managers to approve time sheets'],
    ],
    objections: [[10, 'too complicated', true]],
    openQuestions: [[14, 'setup fee']],
    intentSignals: [
      [6, '220 employees'],
      [18, 'January first'],
      [18, 'demo'],
    ],
  },
  {
    id: 'auto-insurance',
    part: 'after',
    turns: spoken(`
      a: Hello, this is Harbor Mutual with your auto quote. Am I speaking with Luis?
      c: Speaking.
      a: You currently have two cars on your policy, is that still right?
      c: No, three now. My daughter just got her license, so I want to add her.
      a: Congratulations. With her the premium would be 310 dollars a month.
      c: Whoa. That's almost double. Progressive quoted me 260.
      a: Our price includes roadside assistance and a repair guarantee.
      c: I don't really care about roadside assistance, I have that through my credit card.
      a: I see.
      c: What if she takes a driving course, does that lower it?
      a: Yes, a certified course takes ten percent off.
      c: Okay, that's something. My renewal is on the fifteenth so I have to decide this week.
      a: Shall I set that up for you?
      c: Let me run it by my wife first. And would my rate go up if she has an accident?
      a: I can't say that in general.
      c: Yeah, I need to know that before I sign anything.`),
    needs: [[4, 'want to add her']],
    objections: [
      [6, 'almost double', null],
      [14, 'run it by my wife', false],
    ],
    openQuestions: [[14, 'would my rate go up']],
    intentSignals: [
      [6, 'Progressive quoted me'],
      [12, 'renewal is on the fifteenth'],
    ],
  },
  {
    id: 'solar-warehouse',
    part: 'after',
    turns: spoken(`
      a: Good morning, this is Sunfield about solar for commercial roofs. Who do I have on the line?
      c: My name is Hannah Frost, I'm the facilities manager at Kestrel Storage.
      a: Thanks Hannah. What is the goal of the project?
      c: We have to cut emissions by forty percent, the board wants it done by 2027.
      a: How large is the roof?
      c: Roughly 90,000 square feet. It's a flat roof and the landlord owns it.
      a: Is the landlord in favour?
      c: He is, but he won't pay for anything.
      a: A power purchase agreement needs no payment from the owner.
      c: Interesting. We wouldn't need to buy the panels then?
      a: Correct, you only pay for the power.
      c: I'm not sure our lawyers would like a twenty year agreement.
      a: Most of our customers sign for twenty years.
      c: Still, twenty years is a long time. Do you offer ten?
      a: I would need to check that with our finance team.
      c: Also who is responsible for maintenance?
      a: We are, for the whole term.
      c: Good. Send me a sample agreement and I'll take it to the board in April.`),
    needs: [[4, 'cut emissions by forty percent']],
    objections: [[12, 'twenty year agreement', false]],
    openQuestions: [[14, 'Do you offer ten']],
    intentSignals: [
      [4, 'by 2027'],
      [6, '90,000 square feet'],
      [18, 'sample agreement'],
    ],
    prospect: { name: 'Hannah Frost', company: 'Kestrel Storage', role: 'facilities manager' },
  },
  {
    id: 'freight-noisy',
    part: 'after',
    turns: spoken(`
      a: hi this is the assistant from tracewell about your freight quote do you have a moment
      c: yeah um real quick im driving
      a: sure what lanes are you looking at
      c: so mostly um dallas to to phoenix like three loads a week
      a: okay and what equipment do you need
      c: we need reefers we do uh produce and it cant sit anywhere overnight
      a: we have reefers on that lane every day
      c: okay whats your rate on that
      a: around two thousand one hundred per load
      c: oof thats high im paying eighteen fifty
      a: our on time rate is ninety eight percent and claims are paid within a week
      c: yeah i hear that from everybody honestly
      a: i understand
      c: do you guys have your own trucks or do you broker it out
      a: sorry could you repeat that
      c: your own trucks or are you a broker
      a: we use partner carriers
      c: see thats what i dont want i dont want some random guy hauling my produce
      a: all partners are vetted and tracked
      c: look just have somebody call me tomorrow okay`),
    needs: [[6, 'we need reefers']],
    objections: [
      [10, 'high', false],
      [18, 'dont want some random guy', false],
    ],
    openQuestions: [],
    intentSignals: [
      [4, 'three loads a week'],
      [10, 'paying eighteen fifty'],
    ],
  },
  {
    id: 'wrong-person',
    part: 'after',
    turns: spoken(`
      a: Hello, this is the assistant at Payline. May I speak with the person who runs payroll?
      c: That would be Sandra but she's on vacation until Monday.
      a: Thank you. Is there anything you can tell me about how payroll is done at the moment?
      c: I just answer the phones. Do you need her email or something?
      a: No, thank you. When would be a good time to reach her?
      c: I don't know, she's never at her desk. You people call every week.
      a: I am sorry about that. Have a good day.
      c: You too.`),
    needs: [],
    objections: [],
    openQuestions: [],
    intentSignals: [],
  },
  {
    id: 'gym',
    part: 'after',
    turns: spoken(`
      a: Hi, this is the assistant at Corefit about your membership request. What are you looking for?
      c: Hi! I want to join but only if I can cancel anytime.
      a: The flexible membership can be cancelled with thirty days' notice.
      c: Great. And do you have childcare on weekends?
      a: Childcare is open on weekdays from nine to noon.
      c: Oh. That's a problem, I can only come on weekends.
      a: I understand.
      c: Is the pool open on Sundays at least?
      a: Yes, the pool is open on Sundays from eight to six.
      c: Okay cool. What about parking?
      a: Parking is free for members for two hours.
      c: Nice. I'd like to bring my sister, do you do family discounts?
      a: That is a question for our front desk team.
      c: Okay, can you put me through?`),
    needs: [],
    objections: [[6, 'problem', false]],
    openQuestions: [[12, 'family discounts']],
    intentSignals: [[2, 'want to join']],
  },
];
