import { spoken, type WrittenCall } from './call.ts';

export const logisticsCalls: readonly WrittenCall[] = [
  {
    id: 'logistics-tracking',
    part: 'before',
    turns: spoken(`
      a: Hi Marta, this is Tracewell. What would you like to track?
      c: Refrigerated trailers. We have 85 trailers and we need door and temperature alerts in real time.
      a: We send both within seconds. Which system do your dispatchers work in?
      c: McLeod. It must integrate with McLeod or it's useless to us.
      a: We have a connector for McLeod. When do you plan to decide?
      c: Our contract with the present vendor runs out in June.
      a: Then there is enough time for a pilot. The pilot runs for three months.
      c: Three months is too long. I'd rather start with four weeks.
      a: Four weeks is possible if ten trailers take part.
      c: Great, that works. How much would the pilot cost?
      a: I would rather not guess. Let me bring in a colleague for the price.
      c: Sure. The budget for this is already approved.`),
    needs: [
      [2, 'door and temperature alerts in real time'],
      [4, 'must integrate with McLeod'],
    ],
    objections: [[8, 'too long', true]],
    openQuestions: [[10, 'How much would the pilot cost']],
    intentSignals: [
      [2, '85 trailers'],
      [6, 'contract with the present vendor runs out in June'],
      [12, 'budget for this is already approved'],
    ],
  },
  {
    id: 'logistics-noisy',
    part: 'before',
    turns: spoken(`
      a: Hello this is Tracewell calling about freight quotes is this a good time
      c: uh yeah hi um go ahead i guess
      a: What do you ship and where to
      c: so we ship mostly uh pallets to the east coast and uh we we need a carrier that picks up on saturdays
      a: We have Saturday pick-ups in eleven states
      c: okay and how much is it per per pallet
      a: Between ninety and one hundred forty dollars depending on the distance
      c: hmm thats kind of expensive um what we pay now is like eighty
      a: I hear you
      c: yeah no i mean its too much honestly and do you guys do liftgate
      a: Sorry I didn't catch that
      c: liftgate do you have liftgate trucks
      a: I'm not sure about that`),
    needs: [[4, 'a carrier that picks up on saturdays']],
    objections: [[8, 'expensive', false]],
    openQuestions: [[10, 'liftgate']],
    intentSignals: [[8, 'what we pay now']],
  },
  {
    id: 'logistics-warehouse',
    part: 'before',
    turns: spoken(`
      a: Hi, this is the assistant at Storeline. You asked about warehouse space near Memphis.
      c: Right. We're trying to find about 20,000 square feet with dock doors. It needs to be near the airport.
      a: We have two sites within ten minutes of the airport. When do you need it?
      c: By the first of October, our lease is up then.
      a: Noted. How many pallets do you move in a month?
      c: About 900 pallets.
      a: The rate is 7 dollars per square foot and year.
      c: That's steep. I heard your competitor has it for six.
      a: Our rate includes security and forklift service, which is usually billed on top.
      c: Still, that's a lot of money. Is the rate negotiable?
      a: I can't negotiate the rate myself.
      c: And is there sprinkler coverage?
      a: Yes, both sites are fully sprinklered.
      c: Good. Who would I talk to about the rate?`),
    needs: [
      [2, '20,000 square feet with dock doors'],
      [2, 'needs to be near the airport'],
    ],
    objections: [[10, 'a lot of money', false]],
    openQuestions: [
      [10, 'Is the rate negotiable'],
      [14, 'Who would I talk to about the rate'],
    ],
    intentSignals: [
      [4, 'first of October'],
      [8, 'your competitor'],
      [6, '900 pallets'],
    ],
  },
  {
    id: 'noisy-asr',
    part: 'before',
    turns: spoken(`
      a: hi there this is the assistant from storeline how are you today
      c: good good uh whos this again
      a: storeline we help with cold storage
      c: oh right yeah uh we were we were looking for freezer space actually for like two hundred pallets
      a: great how soon would you need it
      c: um as soon as possible honestly like next month
      a: we can do that what temperature do you need
      c: minus twenty and uh does it does it come with with labor like do you unload the trucks
      a: unloading is included up to four trucks a day
      c: okay cool cool and whats the minimum term
      a: i would have to ask somebody about that
      c: okay`),
    needs: [[4, 'freezer space']],
    objections: [],
    openQuestions: [[10, 'minimum term']],
    intentSignals: [[6, 'as soon as possible']],
  },
  {
    id: 'spanish',
    part: 'before',
    turns: spoken(`
      a: Hola, le habla el asistente de Tracewell. ¿En qué puedo ayudarle?
      c: Necesitamos un sistema para rastrear veinte camiones. ¿Cuánto cuesta?
      a: El precio depende del número de camiones.
      c: Ya le dije, veinte. ¿Me puede pasar con una persona?`),
    needs: [],
    objections: [],
    openQuestions: [],
    intentSignals: [],
  },
];
