import { spoken, type WrittenCall } from './call.ts';

/** The third lot written and marked after the rules. */
export const latestCalls: readonly WrittenCall[] = [
  {
    id: 'cleaning-contract',
    part: 'after',
    turns: spoken(`
      a: Hello, this is the assistant at Brightside Cleaning. You asked about cleaning for your office?
      c: Yes hello. This is Martin Weber from Weber Architects.
      a: Thank you Martin. How big is the office?
      c: It's about 600 square metres on two floors.
      a: And how often should we come?
      c: We need someone three evenings a week, and the windows once a quarter.
      a: That is our standard plan. It would be 1,150 a month.
      c: Okay, that's a bit more than we pay at the moment.
      a: The price includes all materials and a replacement when somebody is ill.
      c: Fair enough. Are your people insured?
      a: Yes, for damages up to five million.
      c: Good. How much notice do we have to give if we want to stop?
      a: I'm sorry, I don't have the contract terms here.
      c: I'd need that before I can say yes. Our current contract runs until the end of April.
      a: I understand. A colleague can go through the terms with you.
      c: Yes, please.`),
    needs: [[6, 'three evenings a week']],
    objections: [[8, 'more than we pay', true]],
    openQuestions: [[12, 'How much notice']],
    intentSignals: [
      [4, '600 square metres'],
      [14, 'end of April'],
    ],
    prospect: { name: 'Martin Weber', company: 'Weber Architects' },
  },
  {
    id: 'erp-demo',
    part: 'after',
    turns: spoken(`
      a: Hi, this is the assistant at Ledgerly. You watched our inventory video. What caught your interest?
      c: We keep running out of parts and nobody knows until the line stops. I'm looking for something that warns us early.
      a: The stock alarm does that. Which system do you use for purchasing?
      c: We're using SAP Business One, have been for ten years.
      a: We read the stock from SAP every five minutes.
      c: I doubt it. The last vendor said that too and it never worked.
      a: We can show it on a copy of your data before you pay anything.
      c: Hmm, okay, that's different. Who does the set-up, you or us?
      a: Our engineers do, it takes about two weeks.
      c: And what would that cost?
      a: Set-up is included in the first year.
      c: Great. I'm the plant manager, so I'd have to get our IT director on board. Could we set up a demo next Tuesday?
      a: I can't see the calendars, but my colleague can arrange that.`),
    needs: [[2, 'something that warns us early']],
    objections: [[6, 'The last vendor said that too', true]],
    openQuestions: [],
    intentSignals: [
      [4, 'SAP Business One'],
      [12, 'demo next Tuesday'],
      [12, 'IT director'],
    ],
    prospect: { role: 'plant manager' },
  },
  {
    id: 'pet-insurance',
    part: 'after',
    turns: spoken(`
      a: Hi, this is Harbor Mutual calling about pet insurance for Biscuit. Is this a good time?
      c: Sure, go ahead.
      a: How old is Biscuit?
      c: She's nine. That's why I'm calling around, most places won't take her.
      a: We insure dogs up to eleven years.
      c: Oh really? What does it cost at her age?
      a: At nine it is 64 dollars a month.
      c: Ouch. That's pricey.
      a: It covers surgery without a limit, which most others cap at three thousand.
      c: Does that include her hip? She had hip surgery last year.
      a: Conditions from before the start are not covered.
      c: Then it doesn't make sense for me. The hip is the whole reason I want insurance.
      a: I see. There may be an exception, our underwriter decides that.
      c: Okay, could I talk to that underwriter?`),
    needs: [],
    objections: [
      [8, 'pricey', true],
      [12, "doesn't make sense for me", false],
    ],
    openQuestions: [],
    intentSignals: [],
  },
  {
    id: 'ev-chargers-noisy',
    part: 'after',
    turns: spoken(`
      a: hello this is the assistant from sunfield you asked about charging stations
      c: yes uh we run a hotel and guests keep asking so we want six chargers in the parking lot
      a: great do you have a three phase connection
      c: i think so i would have to ask the electrician
      a: that is fine when should they be running
      c: before the summer season so like end of may
      a: that is possible if we start this month
      c: okay and how do the guests pay is there an app or
      a: they tap a card at the charger and you get a statement every month
      c: nice and do we get the money or do you keep it
      a: sorry i did not understand that
      c: who keeps the money from the charging
      a: i would rather let someone from our team explain that
      c: sure and i am a bit worried about vandalism to be honest
      a: the chargers are steel and covered by our insurance
      c: good to hear`),
    needs: [[2, 'six chargers in the parking lot']],
    objections: [[14, 'worried about vandalism', true]],
    openQuestions: [[12, 'who keeps the money']],
    intentSignals: [[6, 'before the summer season']],
  },
  {
    id: 'recruiting-no',
    part: 'after',
    turns: spoken(`
      a: Good morning, this is the assistant at Talentline. You are hiring drivers, is that right?
      c: We were. We filled those jobs last week.
      a: Congratulations. Will you be hiring again this year?
      c: I don't think so. And we do it ourselves anyway, we don't work with agencies.
      a: May I ask why?
      c: They charge twenty percent and send us people who quit after a month.
      a: I understand. May I call again in the autumn?
      c: I'd rather you didn't. Please take us off your list.
      a: I will do that. Good bye.`),
    needs: [],
    objections: [[4, "don't work with agencies", false]],
    openQuestions: [],
    intentSignals: [],
  },
];
