/** Main as the preview needs it: answers from a situation, remembers what it was asked. */
import type { BatonApi, ReplyOf, RequestName, RequestOf } from '../../../src-main/contract/channels.ts';
import type { GlobalKeyStandings, GlobalKeys } from '../../../src-main/contract/global-keys.ts';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import { defaultSettings, type Settings, settingsSchema } from '../../../src-main/contract/settings.ts';
import { endOf } from '../../../src-main/handoff/lasting.ts';
import { full } from './briefs.ts';
import { detailOf, excerpt } from './history.ts';
import { insightOf } from './insights.ts';
import type { Situation } from './situation.ts';

export interface Asked {
  readonly name: string;
  readonly request: unknown;
}

type Answers = { [N in RequestName]: (request: RequestOf<N>) => Result<ReplyOf<N>> };

const done = () => ok({});

/** One key of the preview's machine belongs to another program. */
const taken = 'Control+Alt+M';

function standingsOf(keys: GlobalKeys): GlobalKeyStandings {
  const standing = (key: string | null) => (key === null ? 'off' : key === taken ? 'taken' : 'works');
  return {
    bridge: standing(keys.bridge),
    'hang-up': standing(keys['hang-up']),
    mute: standing(keys.mute),
    availability: standing(keys.availability),
  };
}

export function createFakeBaton(situation: Situation, asked: Asked[]): BatonApi {
  const { main } = situation;
  let settings: Settings = {
    ...defaultSettings,
    firstRun: 'done',
    repName: 'Sarah',
    line: main === 'no-account' ? 'edge' : 'practice',
    ...situation.settings,
  };
  let consented = main !== 'needs-consent';
  const since = new Date().toISOString();

  const answers: Answers = {
    'app:info': () =>
      ok({
        version: '0.1.0',
        platform: 'linux',
        runtime: 'Preview.',
        dataPath: '/home/sarah/.config/Baton',
        updates: situation.updates,
      }),
    'app:left': () => ok({}),
    'keyring:status': () => ok({ backend: 'basic_text', state: consented ? 'ready' : 'needs-consent' }),
    'keyring:consent': () => {
      consented = true;
      return ok({});
    },
    'settings:get': () => ok(settings),
    'settings:set': (patch) => {
      settings = settingsSchema.parse({ ...settings, ...patch });
      return ok(settings);
    },
    'account:get': () => ok(null),
    'account:save': ({ edge }) => {
      settings = { ...settings, edge, line: 'edge' };
      return ok(settings);
    },
    'network:save': ({ network }) => {
      settings = { ...settings, network };
      return ok(settings);
    },
    'desk:secrets': done,
    'provision:waiting': () => ok(null),
    'provision:read': () => fail('rejected', 'The preview opens no files.'),
    'provision:accept': () => ok(settings),
    'provision:dismiss': done,
    'provision:leave': () => ok(settings),
    'handoff:begin': () => fail('unsupported', 'The preview takes no calls.'),
    'handoff:record': done,
    'handoff:accept': done,
    'handoff:note': done,
    'dial:check': ({ input }) => situation.dial(input),
    'transfer:check': ({ input }) => situation.dial(input),
    'dial:begin': () => fail('unsupported', 'The preview places no calls.'),
    'feedback:draft': done,
    'feedback:submit': () => ok({ feedbackId: crypto.randomUUID() }),
    'history:list': ({ query, filter }) =>
      ok(
        situation.history
          .filter(
            (item) => `${item.name} ${item.company}`.toLowerCase().includes(query.toLowerCase()) || query === 'pri',
          )
          .filter((item) => filter?.pending !== true || (item.talkSeconds > 0 && item.feedback !== 'submitted'))
          .map((item) => (query === '' ? item : { ...item, excerpt })),
      ),
    'history:campaigns': () => ok(['Q1 outbound', 'Renewals EMEA']),
    'history:export': ({ format }) => ok({ file: `baton-handoffs-2026-11-26.${format}`, handoffs: 11 }),
    'history:export-stop': done,
    'diagnostics:save': () => ok({ file: 'baton-diagnostics-2026-11-26.tar.gz' }),
    'history:older': ({ days }) => ok({ handoffs: days < 90 ? 1_204 : 0 }),
    'history:prospect': () => ok({ phone: '+13035550177', handoffs: 3, unsent: 1, aside: 0 }),
    'history:forget': () => ok({ handoffs: 3 }),
    'history:get': ({ handoffId }) => {
      const item = situation.history.find((candidate) => candidate.handoffId === handoffId);
      return item === undefined ? fail('not-found', 'This handoff is not in the history.') : ok(detailOf(item));
    },
    'availability:get': () =>
      ok(
        situation.availability === 'available'
          ? { state: 'available', until: null, since }
          : { state: 'do-not-disturb', until: new Date(Date.now() + 24 * 60_000).toISOString(), since },
      ),
    'availability:set': ({ state, lasting }) =>
      ok({ state, until: endOf(lasting, Date.now(), settings.schedule)?.toISOString() ?? null, since }),
    'global-keys:get': () => ok(standingsOf(settings.globalKeys)),
    'whisper:speak': () => fail('unsupported', 'The preview has no voice.'),
    'desk:state': () => ok(situation.desk),
    'desk:check': () => ok({ roundTripMs: 34 }),
    'desk:brief': () => ok(full),
    'callback:accept': done,
    'callback:decline': done,
    'callback:result': done,
    'presence:report': done,
    'outbox:status': () => ok({ pending: 0, lastError: null }),
    'practice:scripts': () =>
      ok([
        {
          id: 'high-interest',
          title: 'Ready to move',
          teaches:
            'A buyer with budget and a deadline: bridge fast, skip the discovery she has already done, agree the next step.',
        },
        {
          id: 'loop',
          title: 'Going round in circles',
          teaches:
            'The AI gave the same answer three times. Name the objection first, answer it in numbers, and only then ask anything.',
        },
        {
          id: 'person',
          title: 'Asks for a person, consent unknown',
          teaches:
            'The card blocks: nobody can show consent for this call. Read why, then override on her explicit wish, or offer a callback.',
        },
      ]),
    'practice:call': () => ok({ handoffKey: 'practice' }),
    'insights:get': () => situation.insights,
    'insights:handoff': ({ handoffId }) => {
      const found = situation.insights.ok && situation.insights.value.recent.find((one) => one.handoffId === handoffId);
      return found ? ok(insightOf(found)) : fail('not-found', 'The desk does not know this handoff (404).');
    },
    'insights:decide': done,
    'insights:undo': done,
    'audit:get': () => situation.audit,
    'log:write': done,
  };

  return {
    request<N extends RequestName>(name: N, request: RequestOf<N>): Promise<Result<ReplyOf<N>>> {
      asked.push({ name, request });
      if (main === 'silent') return new Promise(() => undefined);
      if (main === 'broken' && name === 'settings:get')
        return Promise.resolve(
          fail(
            'database',
            'The file with your stored handoffs is damaged. Restore it from a backup, or start with an empty history; the old file is kept.',
          ),
        );
      if (main === 'no-history' && name === 'history:list')
        return Promise.resolve(fail('database', 'A stored record cannot be read: it is damaged.'));
      const answer: Answers[N] = answers[name];
      return Promise.resolve(answer(request));
    },
    on: () => () => undefined,
  };
}
