/** Reps as an operator sets them up, by command and over the API. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keysCommand } from '../../../src-main/desk/keys/command.ts';
import { repsCommand } from '../../../src-main/desk/reps/command.ts';
import { readHours } from '../../../src-main/desk/reps/read-hours.ts';
import { offered, startTestDesk, type TestDesk } from '../http/desk-app.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.stop());

const run = async (...words: string[]) => {
  const answer = await repsCommand(desk.store, words);
  return answer.ok ? answer.value : `refused: ${answer.error.message}`;
};

it('a rep who is added by command takes handoffs of a desk that runs, and one who is removed does not', async () => {
  const platform = await desk.key('acme', 'platform', 'vapi');
  expect(
    await run('add', '--team', 'acme', '--name', 'ana', '--sip', 'sip:ana@example.com', '--says', 'Ana Ruiz'),
  ).toContain('keys add --team acme --kind rep --name ana');
  desk.node.presence('acme', 'ana', 'available');
  await vi.waitFor(async () => expect((await offered(desk, platform)).heard.body.answer.kind).toBe('transfer'), 5_000);
  expect(await run('list', '--team', 'acme')).toContain('sip:ana@example.com');
  expect(await run('remove', '--team', 'acme', '--name', 'ana')).toContain('removed');
  await vi.waitFor(
    async () => expect((await offered(desk, platform)).heard.body.answer.why).toBe('nobody-qualified'),
    5_000,
  );
});

it('what cannot be is refused and named', async () => {
  const add = (...rest: string[]) => run('add', '--team', 'acme', '--name', 'ana', ...rest);
  expect(await add('--sip', 'ana@example.com')).toContain('--sip is not a SIP address');
  expect(await add()).toContain('--sip is missing');
  expect(await add('--sip', 'sip:a@b;transport=tcp')).toContain('--sip');
  expect(await add('--sip', 'sip:a@b', '--hours', 'Mon 9:00-17:00')).toContain('belong together');
  expect(await add('--sip', 'sip:a@b', '--languages', 'en,x y')).toContain('--languages.1');
  expect(await run('remove', '--team', 'acme', '--name', 'ana')).toContain('no rep ana');
  expect(await desk.store.reps.list('acme')).toEqual([]);
});

it('a key for a rep nobody has set up says what is missing', async () => {
  const made = await keysCommand(desk.store, ['add', '--team', 'acme', '--kind', 'rep', '--name', 'ana'], new Date());
  expect(made).toMatchObject({ value: expect.stringContaining('reps add --team acme --name ana') });
});

it('an operator sets reps up over the API, and sees only the own team', async () => {
  const key = await desk.key('acme', 'operator', 'ops');
  const body = { sip: 'sip:ana@example.com', skills: ['Billing', 'billing'], languages: ['es-MX'] };
  const put = await desk.ask(key, 'PUT /v1/reps/ana', body);
  const ana = { id: 'ana', name: null, sip: body.sip, skills: ['billing'], languages: ['es'], hours: null };
  expect(put).toMatchObject({ status: 200, body: ana });
  expect((await desk.ask(key, 'GET /v1/reps/ana')).body).toEqual(ana);
  expect((await desk.ask(key, 'GET /v1/reps')).body).toEqual({ reps: [ana] });
  const other = await desk.key('globex', 'operator', 'ops');
  expect((await desk.ask(other, 'GET /v1/reps')).body).toEqual({ reps: [] });
  expect((await desk.ask(key, 'PUT /v1/reps/Ana!', body)).status).toBe(404);
});

it.each([
  ['Mon-Fri 09:00-17:00', 5, 540, 1020],
  ['Sat 9:00-24:00', 1, 540, 1440],
])('%s is read', (text, open, from, to) => {
  const read = readHours(text, 'Europe/Berlin');
  const spans = read.ok ? read.value.week.flat() : [];
  expect(spans).toHaveLength(open);
  expect(spans[0]).toEqual({ from, to });
});

it.each(['', 'Mon', 'Fri-Mon 9:00-17:00', 'Mon 17:00-9:00', 'Mon 9:60-17:00', 'Mon 9:00-25:00', 'Montag 9:00-17:00'])(
  '"%s" is not read as hours',
  (text) => expect(readHours(text, 'Europe/Berlin').ok).toBe(false),
);
