/** The examples people copy: each is used as its platform would use it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { retell } from './fixtures/retell.ts';
import { twilio } from './fixtures/twilio.ts';
import { vapi } from './fixtures/vapi.ts';
import { answers, type ScriptedDesk, startScriptedDesk } from './scripted-desk.ts';

let made: ScriptedDesk;
beforeAll(async () => {
  made = await startScriptedDesk();
});
afterAll(() => made.desk.stop());
beforeEach(() => made.reset());

const run = promisify(execFile);
const fileOf = (name: string) => path.join(import.meta.dirname, 'fixtures', `connect-${name}`);
/** The example with this desk and this key in it. */
const example = (name: string) =>
  readFileSync(fileOf(name), 'utf8').replaceAll('https://desk.example.com', made.desk.url).replaceAll('KEY', made.key);
const environment = () => ({ ...process.env, DESK: made.desk.url, KEY: made.key });

async function send(url: string, headers: Record<string, string>, body: unknown) {
  const type = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers: { ...headers, ...type }, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

it('any platform: one request with curl', async () => {
  const { stdout } = await run('sh', [fileOf('generic.sh')], { env: environment() });
  expect(JSON.parse(stdout)).toMatchObject({ answer: { action: 'transfer', transfer_to: 'sip:ana@example.com' } });
  expect(made.script.asked.at(-1)).toMatchObject({ what: 'offer', input: { claims: { summary: expect.any(String) } } });
});

it('Vapi: an assistant that asks the desk, moves the call and books', async () => {
  const { server, serverMessages, model } = JSON.parse(example('vapi.json'));
  const sent = [vapi.conversationUpdate, vapi.handoffTool, vapi.destinationRequest, vapi.statusEnded];
  for (const body of [...sent, vapi.endOfCall('customer-ended-call')]) {
    expect(serverMessages).toContain(body.message.type);
    expect((await send(server.url, server.headers, body)).status).toBe(200);
  }
  const names: string[] = model.tools.flatMap((tool: { function?: { name: string } }) => tool.function?.name ?? []);
  const toolCallList = names.map((name, at) => ({ id: `c${at}`, function: { name, arguments: {} } }));
  const asked = { message: { ...vapi.handoffTool.message, toolCallList: toolCallList.slice(0, 1) } };
  const { body } = await send(server.url, server.headers, asked);
  expect(JSON.parse(body.results[0].result)).toMatchObject({ action: 'transfer' });
  const [slot = 0] = answers.callback.slots;
  const booking = { id: 'c9', function: { name: names[1], arguments: { slot: new Date(slot).toISOString() } } };
  const booked = await send(server.url, server.headers, { message: { ...asked.message, toolCallList: [booking] } });
  expect(JSON.parse(booked.body.results[0].result)).toMatchObject({ action: 'booked' });
});

it('Retell: the answer’s variables make the transfer', async () => {
  const { webhook_url, general_tools } = JSON.parse(example('retell.json'));
  const [custom, transfer] = general_tools;
  const { body } = await send(custom.url, custom.headers, { ...retell.function, name: custom.name });
  const filled = Object.entries<string>(custom.response_variables).reduce(
    (text, [name, where]) => text.replaceAll(`{{${name}}}`, body[where.replace('$.', '')]),
    JSON.stringify(transfer),
  );
  expect(JSON.parse(filled)).toMatchObject({
    transfer_destination: { number: answers.transfer.to },
    custom_sip_headers: answers.transfer.headers,
  });
  expect((await send(webhook_url, custom.headers, retell.ended('user_hangup'))).status).toBe(200);
});

it('Twilio: the action of <Connect>, and the message that ends ConversationRelay', async () => {
  const [, address = ''] = /action="([^"]+)"/.exec(readFileSync(fileOf('twilio.xml'), 'utf8')) ?? [];
  const url = new URL(address.replace('KEY', made.key));
  const { handoffData } = JSON.parse(example('twilio.json'));
  const response = await fetch(made.desk.url + url.pathname, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${url.username}:${url.password}`).toString('base64')}` },
    body: new URLSearchParams({ ...twilio.handoff, HandoffData: handoffData }),
  });
  expect(await response.text()).toContain('<Sip>sip:ana@example.com?X-Baton-Handoff=');
  expect(made.script.asked).toMatchObject([
    { input: { trigger: { reason: 'Asked for a person' } } },
    { what: 'ai-left' },
  ]);
});

/** LiveKit itself in as many words as the example uses of it. */
const livekitStandIn = `
import asyncio, json, sys, types
class Thing(types.SimpleNamespace): pass
class TwirpError(Exception):
    metadata = {"sip_status_code": "486"}
async def sid(): return "RM_1"
sent = []
async def transfer(request):
    sent.append(vars(request))
    if len(sent) == 2: raise TwirpError()
class Room:
    name = "outbound-1"
    remote_participants = {"p": Thing(identity="sip_1", attributes={"sip.phoneNumber": "+12125550147"})}
    sid = property(lambda self: sid())
room = Room()
job = Thing(room=room, api=Thing(sip=Thing(transfer_sip_participant=transfer)))
livekit = types.ModuleType("livekit")
livekit.api = Thing(TransferSIPParticipantRequest=Thing, TwirpError=TwirpError)
agents = types.ModuleType("livekit.agents")
agents.RunContext, agents.function_tool, agents.get_job_context = Thing, lambda tool: tool, lambda: job
sys.modules.update({"livekit": livekit, "livekit.agents": agents})
exec(open(sys.argv[1]).read())
said = []
async def say(text, allow_interruptions): said.append(text)
history = Thing(to_dict=lambda: {"items": [{"type": "message", "role": "user", "content": ["A person, please."]}]})
context = Thing(session=Thing(say=say, history=history))
async def both():
    return [await handoff_to_human(context, "Asked for a person") for _ in range(2)]
print(json.dumps({"returned": asyncio.run(both()), "sent": sent, "said": said}))
`;
const python = await run('python3', ['--version']).then(
  () => true,
  () => false,
);
if (!python) console.log('Skipped: the LiveKit example needs python3.');

it.runIf(python)('LiveKit: a tool that transfers, and tells how it came out', async () => {
  const { stdout } = await run('python3', ['-c', livekitStandIn, fileOf('livekit.py')], { env: environment() });
  const { sent, said, returned } = JSON.parse(stdout);
  expect(sent[0]).toMatchObject({ transfer_to: answers.transfer.to, headers: answers.transfer.headers });
  expect(said).toEqual([answers.transfer.say, answers.transfer.say]);
  expect(returned).toEqual([null, { action: 'wait', say: expect.any(String) }]);
  expect(made.script.asked.map(({ what }) => what)).toEqual(['hear', 'offer', 'ai-left', 'offer', 'missed']);
});
