import { spoken, type WrittenCall } from './call.ts';

export const solarCalls: readonly WrittenCall[] = [
  {
    id: 'solar-roof',
    part: 'before',
    turns: spoken(`
      a: Hi, this is the assistant at Sunfield about your solar request. What is your main reason?
      c: My power bill is killing me, I pay 380 dollars a month.
      a: Most homes of your size cut that by two thirds. Do you own the house?
      c: Yes, I own it, but my wife and I decide together.
      a: Of course. Would you like panels only, or a battery too?
      c: We definitely want a battery. The grid goes down every winter.
      a: A battery keeps the fridge and the lights on for about ten hours.
      c: My concern is the roof, it's twenty years old.
      a: We inspect the roof before anything is installed, at no cost.
      c: But who pays if it leaks afterwards?
      a: I understand your concern.
      c: I mean I don't want holes in my roof and then nobody is responsible.
      a: That's a question for one of our installers.`),
    needs: [[6, 'want a battery']],
    objections: [
      [8, 'My concern is the roof', false],
      [12, "don't want holes in my roof", false],
    ],
    openQuestions: [[10, 'who pays if it leaks afterwards']],
    intentSignals: [
      [2, '380 dollars a month'],
      [4, 'my wife and I decide together'],
    ],
  },
  {
    id: 'solar-ready',
    part: 'before',
    turns: spoken(`
      a: Hello, Sunfield here. You used our savings calculator yesterday. How can I help?
      c: Hey. So I've got quotes from two other companies and I'd like to compare.
      a: Happy to. What size did they offer?
      c: Both offered 8 kilowatts. I want at least 10 because we are getting an electric car.
      a: Ten kilowatts would fit on a roof of fifty square metres.
      c: How long does the installation take?
      a: Usually two days, once the permit is there.
      c: And can you get it done this summer? The tax credit ends in December.
      a: Installation slots depend on the region, so I cannot promise a date.
      c: OK. If you can do it by August I'm ready to sign.
      a: That is great to hear.
      c: What's the next step?
      a: One of our planners can take it from here.`),
    needs: [[4, 'at least 10']],
    objections: [],
    openQuestions: [[8, 'get it done this summer']],
    intentSignals: [
      [2, 'quotes from two other companies'],
      [8, 'tax credit ends in December'],
      [10, 'ready to sign'],
      [12, 'next step'],
    ],
  },
  {
    id: 'solar-scam',
    part: 'before',
    turns: spoken(`
      a: Good evening, this is Sunfield. You asked for information about solar panels.
      c: No I didn't. Is this a scam?
      a: I am sorry for the confusion. The request came from your email address.
      c: Take me off your list.
      a: I will do that at once. Good bye.`),
    needs: [],
    objections: [],
    openQuestions: [],
    intentSignals: [],
  },
];
