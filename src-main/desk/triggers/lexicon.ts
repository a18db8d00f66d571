/** Classes of words a request for a person is made of. One word may stand in one class only; the first that lists it counts. */
import type { Token } from './text.ts';

const lists = {
  HUMAN:
    'human humans person people persons agent agents representative representatives rep reps operator operators specialist specialists expert experts manager managers supervisor supervisors advisor advisors adviser advisers consultant consultants engineer engineers salesperson salesman saleswoman salespeople colleague colleagues teammate teammates coworker associate associates employee employees staff individual executive executives exec execs director boss clerk banker worker workers assistant assistants concierge receptionist technician technicians attendant architect lead ae csr folks guy guys gentleman lady woman man member coordinator strategist officer professional professionals founder principal partner superior chief superiors soul underwriter broker installer surveyor estimator nurse doctor vet dentist therapist pharmacist trainer teacher tutor planner designer lawyer solicitor attorney accountant auditor analyst developer programmer owner foreman dispatcher fitter electrician plumber mechanic actuary handler crew closer',
  SOMEONE: 'someone somebody anyone anybody whoever whomever one else',
  DEPARTMENT:
    'department departments sales support reception billing restaurant spa team desk office branch helpdesk headquarters pool bar gym housekeeping onboarding accounts claims fraud finance enterprise security kitchen frontdesk service',
  LIVE: 'real actual live living physical breathing proper qualified senior genuine dedicated',
  BOT: 'bot bots robot robots machine machines computer ai automated virtual recording software chatbot robotic algorithm recorded program',
  SPEAK:
    'speak speaking talk talking chat chatting converse conversing discuss discussing deal dealing communicate communicating conversation word consult',
  SPOKE: 'spoke talked spoken chatted told discussed met heard said dealt',
  CONNECT:
    'connect connecting transfer transferring transferred put patch pass redirect reroute route direct forward switch hand escalate bring loop refer bounce pull link hop jump join step get contact contacting reach reaching call ring dial fetch grab send move hook swap page summon contacted connected give escalated',
  THROUGH: 'through over line phone across aboard onto along',
  WANT: 'want need like prefer rather wish demand insist require love wanting wants needs hoping hope keen demanding ready',
  MODAL: 'can could may would will might shall should must able possible mind chance',
  NEGATION: 'not no never without neither nor nobody none stop instead',
  MINE: 'my our ours mine their his her',
  YOURS: 'your yours',
  SELF: 'me us',
  WE: 'i we',
  YOU: 'you',
  PLEASE: 'please now immediately directly asap already straight away',
  QUESTION: 'what how when where why which who is does are do did has',
  MONEY:
    'money pounds euros dollars dollar account accounts payment savings card loan balance bank cash checking fund funds amount usd gbp',
  PRODUCT:
    'dashboard integration integrations integrate api plan plans pricing price prices feature features data seats seat users user licence license licenses limit limits report reports crm module app platform tool tools setup demo trial contract quote cost costs number list average count per reviews training salesforce',
  NAMING:
    'name named called contact main decide decides decision attend attends signed sign uses use evaluates evaluate',
  ABOUT: 'about regarding concerning with to',
} as const;

export type WordClass = keyof typeof lists;

const classes = new Map<string, WordClass>();
for (const [name, words] of Object.entries(lists)) {
  for (const word of words.split(' ')) {
    if (isClass(name) && !classes.has(word)) classes.set(word, name);
  }
}

function isClass(name: string): name is WordClass {
  return Object.hasOwn(lists, name);
}

/** The class of a word, null for a word outside all of them. */
export function classOf(word: string): WordClass | null {
  return classes.get(word) ?? null;
}

/** The words of the classes a request is made of. */
export const requestWords: readonly string[] = [...classes.keys()].filter((word) => {
  const kind = classes.get(word);
  return kind === 'HUMAN' || kind === 'SOMEONE' || kind === 'SPEAK' || kind === 'CONNECT' || kind === 'LIVE';
});

const assent = new Set(
  'yes sure okay please absolutely definitely great perfect fine alright course exactly right works sounds good go ahead certainly happy lovely totally do it'.split(
    ' ',
  ),
);
const dissent = new Set('no not never rather later wait hold thanks cancel'.split(' '));
const soft = new Set(
  'that would be i am a the is let us and you thank just well very much for with so of by all means why could can we like to'.split(
    ' ',
  ),
);

/** How a reply of at most ten words takes an offer: 1 assents, -1 dissents, 0 neither. */
export function assentOf(tokens: readonly Token[]): -1 | 0 | 1 {
  const words = tokens.map(({ word }) => word);
  if (words.length === 0 || words.length > 12) return 0;
  if (words[0] === 'no' || words.slice(0, 4).some((word, at) => word === 'not' && words[at + 1] !== 'why')) {
    return words.includes('mind') && words[0] !== 'no' ? 0 : -1;
  }
  if (words[0] === 'why' && words[1] === 'not') return 1;
  const yes = words.filter((word) => assent.has(word)).length;
  const no = words.filter((word) => dissent.has(word) && word !== 'thanks').length;
  if (no > 0) return words[0] === 'yes' ? 1 : -1;
  const foreign = words.filter((word) => !assent.has(word) && !soft.has(word)).length;
  return yes > 0 && (foreign <= 2 || words[0] === 'yes' || words[0] === 'sure' || words[0] === 'absolutely') ? 1 : 0;
}
