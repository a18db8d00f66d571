import { spoken, type WrittenCall } from './call.ts';

/** The second lot written and marked after the rules. */
export const lastCalls: readonly WrittenCall[] = [
  {
    id: 'clinic-scheduling',
    part: 'after',
    turns: spoken(`
      a: Hello, this is the assistant at Slotwise, calling about your enquiry. What can I help you with?
      c: Hi there. So our front desk spends half the day on the phone rescheduling people. We want patients to book online by themselves.
      a: That is what the booking page does. How many practitioners are there?
      c: Seven doctors and two hygienists.
      a: And do you have a system in place?
      c: Yeah, we're on Dentrix, and honestly we're not going to change that.
      a: We connect to Dentrix directly.
      c: Oh nice. Is it HIPAA compliant?
      a: Yes, and we sign a business associate agreement.
      c: Perfect. What's the damage per month?
      a: It is 180 dollars a month for up to ten practitioners.
      c: Okay that's reasonable. My worry is that older patients won't use it.
      a: They can still call, and staff books in the same calendar.
      c: Right, right. Do patients get text reminders too?
      a: I believe so, but let me check that with a colleague.
      c: Please do. We'd like to be up and running before our second location opens in May.`),
    needs: [[2, 'patients to book online']],
    objections: [[12, "older patients won't use it", true]],
    openQuestions: [[14, 'Do patients get text reminders']],
    intentSignals: [
      [4, 'Seven doctors'],
      [6, 'Dentrix'],
      [16, 'May'],
    ],
  },
  {
    id: 'cyber-insurance',
    part: 'after',
    turns: spoken(`
      a: Good morning, this is Harbor Mutual about cyber insurance. Is this a good moment?
      c: I've got ten minutes. This is Paul Novak from Lindgren Tools.
      a: Thank you. What brought you to us?
      c: One of our suppliers got hacked, and now our biggest customer requires us to carry two million in coverage.
      a: Two million is within what we offer. By when do you need it?
      c: They gave us until the end of the month.
      a: Do you use two factor authentication for email?
      c: Not everywhere. Is that going to be a problem?
      a: It is required for this policy, yes.
      c: Hmm. I don't like that you make that a condition. It'll take us months.
      a: You have ninety days after the start to put it in place.
      c: Ninety days, okay, we can manage that.
      a: Is there anything else?
      c: Does it pay if one of my people clicks on a bad link?
      a: Claims questions are best answered by an underwriter.
      c: And what would the premium be roughly?
      a: I can't give you a number without the underwriter.
      c: You guys can't tell me anything. Just get me somebody who can.`),
    needs: [],
    objections: [[10, 'make that a condition', true]],
    openQuestions: [
      [14, 'clicks on a bad link'],
      [16, 'what would the premium be'],
    ],
    intentSignals: [[6, 'end of the month']],
    prospect: { name: 'Paul Novak', company: 'Lindgren Tools' },
  },
  {
    id: 'solar-callback',
    part: 'after',
    turns: spoken(`
      a: Hi, it's the assistant from Sunfield. You left your number on our page.
      c: Yeah I did but that was like three months ago.
      a: Are you still thinking about solar?
      c: Kind of. We got a quote from SunPower but it was way over our budget, like thirty thousand.
      a: A smaller system starts at eleven thousand.
      c: What does that include?
      a: Twelve panels, the inverter, and installation.
      c: And the battery is extra?
      a: Yes, a battery is 6,500 on top.
      c: I'd have to finance it. Do you guys have zero percent financing?
      a: Our finance partner can tell you the rates that are available.
      c: Look, I'm at work. Can you call me tomorrow after five?
      a: Of course.`),
    needs: [],
    objections: [],
    openQuestions: [[10, 'zero percent financing']],
    intentSignals: [
      [4, 'SunPower'],
      [12, 'call me tomorrow'],
    ],
  },
  {
    id: 'cold-storage-noisy',
    part: 'after',
    turns: spoken(`
      a: hello this is the assistant from storeline am i speaking to the logistics team
      c: yep thats me im ray
      a: hi ray what are you storing at the moment
      c: uh mostly frozen fish and some berries in the summer
      a: how much space do you need
      c: id say uh five hundred pallet positions give or take
      a: we have that in oakland
      c: oakland hmm thats kind of far for us to be honest
      a: the site is eleven miles from the port with night access
      c: oh okay from the port thats different that could work
      a: would you like to visit the site
      c: maybe what do you charge for handling in and out
      a: handling is nine dollars a pallet
      c: and do we pay that both ways
      a: hmm let me find someone who knows
      c: ok and another thing we need it at minus thirty not minus twenty`),
    needs: [[16, 'minus thirty']],
    objections: [[8, 'kind of far', true]],
    openQuestions: [[14, 'do we pay that both ways']],
    intentSignals: [[6, 'five hundred pallet positions']],
  },
  {
    id: 'crm-not-now',
    part: 'after',
    turns: spoken(`
      a: Hello, this is the assistant at Ledgerly following up on the webinar. Did it answer your questions?
      c: It was fine. To be honest we just signed with HubSpot last month.
      a: Congratulations. May I ask what made you choose it?
      c: Price mostly. And our marketing people already knew it.
      a: Would you be open to a comparison next year?
      c: Maybe. We're locked in for twelve months anyway.
      a: I will make a note of that. Thank you for your time.
      c: Sure. Bye.`),
    needs: [],
    objections: [[6, 'locked in for twelve months', false]],
    openQuestions: [],
    intentSignals: [[2, 'signed with HubSpot']],
  },
  {
    id: 'telematics-owner',
    part: 'after',
    turns: spoken(`
      a: Hi, this is Tracewell. You wanted to know about dash cameras for your trucks.
      c: That's right. We had two accidents last year where it was our word against theirs.
      a: I am sorry to hear that. What would the cameras have to do?
      c: They need to record inside and outside, and upload by themselves when there's a crash.
      a: Ours do both, over the mobile network.
      c: And who can watch the inside video? My drivers will hate this.
      a: Only people you name, and only clips around an event.
      c: Alright, that's fair. What about in Canada, half my runs are up there?
      a: Coverage in Canada is included.
      c: Good. I own the company so it's my call, and I'd rather buy than rent.
      a: Rental is the only plan I can offer here.
      c: Well then who can I talk to about buying?
      a: One of my colleagues can help with that.
      c: Yes, please, and tell him I want 18 of them by Thanksgiving.`),
    needs: [[4, 'record inside and outside']],
    objections: [[6, 'My drivers will hate this', true]],
    openQuestions: [],
    intentSignals: [[10, 'my call']],
  },
];
