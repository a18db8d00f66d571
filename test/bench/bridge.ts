/**
 * bridge: from the click to sound, both ways, for Baton (early), sip.js SimpleUser and JsSIP, alternating on one edge.
 * `audible`: click to the first audible prospect sound while the caller streams early. `microphone`: click to the first
 * loud RTP packet at the far end. Once on loopback and once with a round trip of 50 ms between phone and edge.
 */
import { startDelayProxy } from '../interop/edge/delay-proxy.ts';
import { type Edge, startEdge } from '../interop/edge/edge.ts';
import { FarEndCall } from '../interop/far-end/caller.ts';
import { RtpStream } from '../interop/far-end/rtp-stream.ts';
import { SipSocket } from '../interop/far-end/sip-socket.ts';
import { type Bench, compare, type Metric } from './metric.ts';
import { type BenchBrowser, openBenchBrowser } from './support/browser.ts';
import { servePage } from './support/page-server.ts';

const names = ['Baton', 'sip.js SimpleUser', 'JsSIP'] as const;
type Name = (typeof names)[number];
const users: Readonly<Record<Name, string>> = { Baton: 'rep1', 'sip.js SimpleUser': 'rep2', JsSIP: 'rep3' };
/** How long a rep reads the card before pressing; by then every pre-warm is done. */
const readingMs = 900;

type Samples = Record<Name, number[]>;
const noSamples = (): Samples => ({ Baton: [], 'sip.js SimpleUser': [], JsSIP: [] });

interface Trial {
  readonly audible: number;
  readonly microphone: number;
}

async function trial(name: Name, browser: BenchBrowser, socket: SipSocket, edge: Edge): Promise<Trial> {
  const rtp = new RtpStream();
  await rtp.bind();
  const call = new FarEndCall(socket, rtp);
  const final = call.invite(`sip:${users[name]}@${edge.domain}`, { stream: 'early' });
  await browser.page.evaluate((phone) => window.bridgeBench.ringing(phone), name);
  await new Promise((resolve) => setTimeout(resolve, readingMs));
  rtp.resetMarks();
  const measured = browser.page.evaluate((phone) => window.bridgeBench.measure(phone), name);
  await browser.page.waitForSelector(`body[data-armed="${name}"]`);
  const loud = new Promise<number>((resolve) => rtp.once('loud', resolve));
  await browser.page.click('button');
  const [{ clickAt, audibleAt }, loudAt] = await Promise.all([measured, loud, final]);
  await call.bye();
  await browser.page.evaluate((phone) => window.bridgeBench.idle(phone), name);
  rtp.close();
  return { audible: audibleAt - clickAt, microphone: loudAt - (clickAt + browser.offsetMs) };
}

async function measureOn(edge: Edge, server: string, runs: number): Promise<{ audible: Samples; microphone: Samples }> {
  const pages = await servePage('bridge');
  const browser = await openBenchBrowser(pages.url);
  const socket = new SipSocket('ai', edge.ports.sip);
  await socket.bind();
  const audible = noSamples();
  const microphone = noSamples();
  try {
    for (const name of names) {
      const line = { server, domain: edge.domain, user: users[name], password: edge.users[users[name]] ?? '' };
      await browser.page.evaluate(([phone, account]) => window.bridgeBench.register(phone, account), [
        name,
        line,
      ] as const);
    }
    // The first call of each phone warms codecs and code up and is not counted.
    for (let run = -1; run < runs; run += 1) {
      for (const name of names) {
        const sample = await trial(name, browser, socket, edge);
        if (run < 0) continue;
        audible[name].push(sample.audible);
        microphone[name].push(sample.microphone);
      }
    }
  } finally {
    socket.close();
    await browser.close();
    await pages.close();
  }
  return { audible, microphone };
}

function metrics(
  suffix: string,
  samples: { audible: Samples; microphone: Samples },
  goals: { audible: string; microphone: string },
): Metric[] {
  return (['audible', 'microphone'] as const).map((metric) => {
    const { Baton: baton, ...peers } = samples[metric];
    return compare({ bench: 'bridge', metric: `${metric}${suffix}`, unit: 'ms', baton, peers, goal: goals[metric] });
  });
}

export const run: Bench = async ({ runs = 15 }) => {
  const edge = await startEdge();
  const proxy = await startDelayProxy(edge.wsUrl, 50);
  try {
    const near = await measureOn(edge, edge.wsUrl, runs);
    const far = await measureOn(edge, proxy.wsUrl, runs);
    return [
      ...metrics('', near, { audible: '<= 0.20', microphone: '<= 0.30' }),
      ...metrics(', 50 ms RTT', far, { audible: '<= 0.08', microphone: '<= 0.30' }),
    ];
  } finally {
    await proxy.stop();
    await edge.stop();
  }
};
